// SPDX-License-Identifier: Apache-2.0
#include "tests/checkout.h"
#include "tests/support/adminsamples.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace chat;

Q_DECLARE_METATYPE(chat::WireFormat)
Q_DECLARE_METATYPE(chat::test::Sample)

namespace {

/// Files of one folder. Clients speak both formats, consoles only JSON.
struct GoldenSet {
    QString folder;
    std::vector<test::Sample> samples;
    std::vector<WireFormat> formats;
};

std::vector<GoldenSet> goldenSets()
{
    const auto root = QStringLiteral(CHAT_SOURCE_DIR "/tests/golden");
    return {{root, test::samples(), {WireFormat::Json, WireFormat::Cbor}},
            {root + u"/admin"_s, test::adminSamples(), {WireFormat::Json}}};
}

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
    QTest::addColumn<test::Sample>("sample");
    for (const GoldenSet &set : goldenSets()) {
        for (const test::Sample &sample : set.samples) {
            for (const WireFormat format : set.formats) {
                const QString file = fileOf(sample.name, format);
                QTest::newRow(qPrintable(file)) << QDir(set.folder).filePath(file) << format << sample;
            }
        }
    }
}

void tst_Golden::packet()
{
    QFETCH(QString, file);
    QFETCH(WireFormat, format);
    QFETCH(test::Sample, sample);
    QFile golden(file);
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
    for (const GoldenSet &set : goldenSets()) {
        QStringList wanted;
        for (const test::Sample &sample : set.samples) {
            for (const WireFormat format : set.formats)
                wanted << fileOf(sample.name, format);
        }
        wanted.sort();
        QStringList found = QDir(set.folder).entryList(QDir::Files | QDir::Hidden);
        found.sort();
        QCOMPARE(found, wanted);
        QCOMPARE(wanted.removeDuplicates(), 0);
    }
}

QTEST_GUILESS_MAIN(tst_Golden)
#include "tst_golden.moc"
