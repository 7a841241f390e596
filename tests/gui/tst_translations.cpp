// SPDX-License-Identifier: Apache-2.0
#include "tests/checkout.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString source;
    QString translation; ///< of all plural forms, one after the other
    bool finished = true;
};

Message readMessage(QXmlStreamReader &xml)
{
    Message message;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.finished = !xml.attributes().hasAttribute("type"_L1);
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "message"_L1)
            messages << readMessage(xml);
    }
    return messages;
}

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%([0-9]|L[0-9]|n)"_s);
    QSet<QString> found;
    for (const auto &match : placeholder.globalMatch(text))
        found << match.captured();
    return found;
}

} // namespace

/// Korean and English are complete, and say the same things.
class tst_Translations final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isComplete_data();
    void isComplete();
};

void tst_Translations::isComplete_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(CHAT_SOURCE_DIR "/translations"));
    for (const QString &file : folder.entryList({u"*.ts"_s}))
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
}

void tst_Translations::isComplete()
{
    QFETCH(QString, path);
    const QList<Message> messages = readMessages(path);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        QVERIFY2(message.finished && !message.translation.isEmpty(), qPrintable(message.source));
        if (!message.source.contains(u"%n"_s)) // a plural form may spell its number out
            QVERIFY2(placeholders(message.source) == placeholders(message.translation),
                     qPrintable(message.source));
    }
}

QTEST_GUILESS_MAIN(tst_Translations)
#include "tests/checkout.h"
#include "tst_translations.moc"
