// SPDX-License-Identifier: Apache-2.0
#include "client-gui/timeline/links.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace chat::gui;

class tst_Links final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void aLookAlikeIsSeen();
};

void tst_Links::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("no address") << u"hello"_s << QStringList();
    QTest::newRow("alone") << u"https://example.org/a?b=c#d"_s
                           << QStringList{u"https://example.org/a?b=c#d"_s};
    QTest::newRow("http, too") << u"http://example.org"_s << QStringList{u"http://example.org"_s};
    QTest::newRow("in capitals") << u"HTTPS://EXAMPLE.ORG/"_s << QStringList{u"HTTPS://EXAMPLE.ORG/"_s};
    QTest::newRow("two") << u"https://a.org and https://b.org"_s
                         << QStringList{u"https://a.org"_s, u"https://b.org"_s};
    QTest::newRow("a full stop is not part of it")
        << u"See https://a.org/x."_s << QStringList{u"https://a.org/x"_s};
    QTest::newRow("nor a bracket around it") << u"(https://a.org/x)"_s << QStringList{u"https://a.org/x"_s};
    QTest::newRow("but a bracket inside is")
        << u"https://a.org/x_(y)"_s << QStringList{u"https://a.org/x_(y)"_s};
    QTest::newRow("behind Korean without a blank")
        << u"주소: https://a.org/가"_s << QStringList{u"https://a.org/가"_s};
    QTest::newRow("a file is never opened") << u"file:///etc/passwd"_s << QStringList();
    QTest::newRow("nor a script") << u"javascript:alert(1)"_s << QStringList();
    QTest::newRow("nor any other program") << u"smb://a.org/x ftp://a.org steam://run/1"_s << QStringList();
    QTest::newRow("an address without a host") << u"https:///x"_s << QStringList();
    QTest::newRow("a name in the address deceives") << u"https://bank.example@evil.org/"_s << QStringList();
}

void tst_Links::finds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QStringList links;
    for (const Link &link : findLinks(text)) {
        links << text.mid(link.start, link.length);
        QVERIFY(link.url.scheme() == "https"_L1 || link.url.scheme() == "http"_L1);
    }
    QCOMPARE(links, found);
}

void tst_Links::aLookAlikeIsSeen()
{
    const auto links = findLinks(u"https://аpple.com/"_s); // a Cyrillic letter
    QCOMPARE(links.size(), 1);
    QVERIFY(confirmedAddress(links.first().url).contains(u"xn--"_s));
}

QTEST_GUILESS_MAIN(tst_Links)
#include "tst_links.moc"
