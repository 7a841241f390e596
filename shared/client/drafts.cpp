// SPDX-License-Identifier: Apache-2.0
#include "shared/client/drafts.h"

#include "shared/client/profilefile.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace chat::client {

using namespace Qt::StringLiterals;

Drafts::Drafts(const QString &profile) : m_file(profileFile(profile, u"drafts.json"_s))
{
    const QJsonObject saved
        = QJsonDocument::fromJson(readProfileFile(m_file.path(), 8 * mostRooms * mostCharacters)).object();
    for (auto draft = saved.begin(); draft != saved.end(); ++draft) {
        if (const auto room = RoomId::fromText(draft.key().toLatin1()); room && m_drafts.size() < mostRooms)
            m_drafts.insert(*room,
                            draft->toString().first(std::min(draft->toString().size(), mostCharacters)));
    }
}

void Drafts::set(RoomId room, const QString &text)
{
    if (of(room) == text)
        return;
    m_drafts.remove(room);
    if (!text.isEmpty()) {
        if (m_drafts.size() == mostRooms)
            m_drafts.erase(m_drafts.begin());
        m_drafts.insert(room, text.first(std::min(text.size(), mostCharacters)));
    }

    QJsonObject saved;
    for (auto draft = m_drafts.cbegin(); draft != m_drafts.cend(); ++draft)
        saved.insert(QString::fromLatin1(draft.key().toText()), draft.value());
    m_file.write(QJsonDocument(saved).toJson(QJsonDocument::Compact));
}

} // namespace chat::client
