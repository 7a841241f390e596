// SPDX-License-Identifier: Apache-2.0
#include "shared/protocol/adminpage.h"
#include "tests/checkout.h"
#include "tests/support/adminsamples.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace chat;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(QStringLiteral(CHAT_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray madePage()
{
    Examples examples;
    for (const test::Sample &sample : test::adminSamples())
        examples.emplace(sample.name, sample.encode(WireFormat::Json));
    return adminProtocolPage(QString::fromUtf8(contents(u"shared/protocol/admin_protocol.md.in"_s)),
                             examples);
}

} // namespace

/// docs/ADMIN_PROTOCOL.md is made from the code, and is what the code says today.
class tst_AdminPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsFresh();
    void itIsWhole();
};

void tst_AdminPage::itIsFresh()
{
    QFile page(QStringLiteral(CHAT_SOURCE_DIR "/docs/ADMIN_PROTOCOL.md"));
    if (qEnvironmentVariable("MADANG_WRITE_GOLDEN") == u"1"_s && page.open(QIODevice::WriteOnly)) {
        page.write(madePage());
        page.close();
    }
    QVERIFY2(contents(u"docs/ADMIN_PROTOCOL.md"_s) == madePage(),
             "stale: run with MADANG_WRITE_GOLDEN=1 and look at the difference");
}

void tst_AdminPage::itIsWhole()
{
    const QString text = QString::fromUtf8(madePage());
    static const QRegularExpression unfilled(u"^@\\w+@$"_s, QRegularExpression::MultilineOption);
    QVERIFY2(!unfilled.match(text).hasMatch(), "a part of admin_protocol.md.in is not generated");
    QVERIFY(!text.contains(u"No example."));
    for (const test::Sample &sample : test::adminSamples()) {
        const QByteArray name = sample.name.left(sample.name.lastIndexOf('.'));
        QVERIFY2(text.contains(u"### `"_s + QString::fromLatin1(name) + u'`'), name.constData());
    }
}

QTEST_GUILESS_MAIN(tst_AdminPage)
#include "tst_adminpage.moc"
