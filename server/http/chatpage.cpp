// SPDX-License-Identifier: Apache-2.0
#include "server/http/chatpage.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource()
{
    QFile file(u":/chat/http/page/chat.html"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// How a policy names the one script or style of a page: the hash of what stands between its tags.
QByteArray hashOf(const QByteArray &page, const QByteArray &tag)
{
    const QByteArray opening = '<' + tag + '>';
    const QByteArray closing = "</" + tag + '>';
    const auto begin = page.indexOf(opening) + opening.size();
    const auto end = page.indexOf(closing, begin);
    const QByteArray inside = page.sliced(begin, end - begin);
    return "'sha256-" + QCryptographicHash::hash(inside, QCryptographicHash::Sha256).toBase64() + '\'';
}

/// The part of a Host before its port; empty when it is no host's.
QByteArray nameOf(const QByteArray &host)
{
    static const QRegularExpression spelling(
        uR"(^([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?$)"_s);
    return spelling.match(QString::fromLatin1(host)).captured(1).toLatin1();
}

/// A policy has no words for an IPv6 address: then it names the scheme alone.
QByteArray sourceOf(const QByteArray &socket)
{
    return socket.contains('[') ? socket.first(socket.indexOf(':') + 1) : socket;
}

} // namespace

QByteArray socketAddress(const std::vector<QByteArray> &listening, const QByteArray &host)
{
    const QByteArray &first = listening.front();
    for (const QByteArrayView every : {QByteArrayView("://0.0.0.0:"), QByteArrayView("://[::]:")}) {
        const auto begin = first.indexOf(every);
        if (begin < 0)
            continue;
        const QByteArray name = nameOf(host);
        return first.first(begin) + "://" + (name.isEmpty() ? "127.0.0.1"_ba : name) + ':'
            + first.sliced(begin + every.size());
    }
    return first;
}

HttpReply makeChatPage(const QByteArray &socket)
{
    QByteArray page = resource();
    const QByteArray policy
        = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
          "img-src data:; connect-src "
        + sourceOf(socket) + "; script-src " + hashOf(page, "script") + "; style-src "
        + hashOf(page, "style");
    page.replace("@SOCKET@", QString::fromLatin1(socket + '/').toHtmlEscaped().toLatin1());
    return {.contentType = "text/html; charset=utf-8",
            .body = page,
            .headers = {{"Content-Security-Policy", policy}}};
}

} // namespace chat::server
