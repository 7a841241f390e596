// SPDX-License-Identifier: Apache-2.0
#include "tests/support/samples.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace chat;

Q_DECLARE_METATYPE(chat::WireFormat)

namespace {

const auto folder = QStringLiteral(CHAT_SOURCE_DIR "/tests/golden");

QString fileOf(const QByteArray &sample, WireFormat format)
{
    return QString::fromLatin1(sample) + (format == WireFormat::Json ? ".json"_L1 : ".cbor"_L1);
}

/// Set to take over what the code writes now; the difference is then for a person to judge.
bool rewriting() { return qEnvironmentVariable("MADANG_WRITE_GOLDEN") == u"1"_s; }

} // namespace

/// Every packet's exact bytes (B1-20, B1-47), kept as files that other implementations can be tried with.
class tst_Golden final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void packet_data();
    void packet();
    void noFileIsMissingOrLeftOver();
};

void tst_Golden::packet_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<int>("index");
    const auto all = test::samples();
    for (size_t i = 0; i < all.size(); ++i) {
        for (WireFormat format : {WireFormat::Json, WireFormat::Cbor}) {
            const QString file = fileOf(all[i].name, format);
            QTest::newRow(qPrintable(file)) << file << format << int(i);
        }
    }
}

void tst_Golden::packet()
{
    QFETCH(QString, file);
    QFETCH(WireFormat, format);
    QFETCH(int, index);
    const test::Sample sample = test::samples()[size_t(index)];
    QFile golden(QDir(folder).filePath(file));
    if (rewriting()) {
        QVERIFY(golden.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(golden.write(sample.encode(format)), sample.encode(format).size());
        golden.close();
    }
    QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.errorString()));
    const QByteArray bytes = golden.readAll();
    QCOMPARE(sample.encode(format), bytes);
    QVERIFY(sample.readsBack(bytes, format));
    QVERIFY(!sample.readsBack(bytes.chopped(1), format));
}

void tst_Golden::noFileIsMissingOrLeftOver()
{
    QStringList wanted;
    for (const test::Sample &sample : test::samples())
        wanted << fileOf(sample.name, WireFormat::Json) << fileOf(sample.name, WireFormat::Cbor);
    wanted.sort();
    QStringList found = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    found.sort();
    QCOMPARE(found, wanted);
    QCOMPARE(wanted.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(tst_Golden)
#include "tst_golden.moc"
