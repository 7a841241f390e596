// SPDX-License-Identifier: Apache-2.0
#include "server/net/frame.h"
#include "tests/load/clientframes.h"
#include "tests/load/serverframes.h"

#include <QTest>

using namespace chat::load;
using namespace chat::server;

namespace {

using Heard = std::vector<std::pair<int, QByteArray>>;

/// What is read when the bytes come in pieces of `piece` bytes; a violation adds the kind -1.
Heard readInPieces(const QByteArray &bytes, qsizetype piece)
{
    Heard heard;
    ServerFrames frames;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const QByteArray part = bytes.mid(at, piece);
        const bool good
            = frames.feed({part.data(), size_t(part.size())}, [&](FrameKind kind, std::string_view payload) {
                  heard.push_back({int(kind), QByteArray(payload.data(), qsizetype(payload.size()))});
              });
        if (!good) {
            heard.push_back({-1, {}});
            return heard;
        }
    }
    return heard;
}

/// The server's reader, as a witness for what the generator writes.
struct Witness final : FrameSink {
    bool onMessage(Opcode opcode, QByteArrayView payload) override
    {
        heard.push_back({int(opcode), payload.toByteArray()});
        return true;
    }
    bool onPing(QByteArrayView payload) override { return onMessage(Opcode::Ping, payload); }
    bool onPong(QByteArrayView payload) override { return onMessage(Opcode::Pong, payload); }
    void onClose(quint16 code, QByteArrayView) override { heard.push_back({int(code), {}}); }
    Heard heard;
};

} // namespace

class tst_LoadFrames final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatOurServerWrites_data();
    void readsWhatOurServerWrites();
    void refusesWhatNoServerOfOursWrites_data();
    void refusesWhatNoServerOfOursWrites();
    void writesWhatOurServerReads_data();
    void writesWhatOurServerReads();
};

void tst_LoadFrames::readsWhatOurServerWrites_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("an empty frame") << 0;
    QTest::newRow("the longest with a short header") << 125;
    QTest::newRow("the first with two bytes of length") << 126;
    QTest::newRow("the last with two bytes of length") << 65535;
    QTest::newRow("the first with eight bytes of length") << 65536;
}

void tst_LoadFrames::readsWhatOurServerWrites()
{
    QFETCH(int, length);
    const QByteArray payload(length, 'a');
    QByteArray bytes = makeFrame(Opcode::Text, payload);
    appendFrame(bytes, Opcode::Ping, "p");
    appendFrame(bytes, Opcode::Text, "last");
    const Heard wanted{{1, payload}, {9, "p"}, {1, "last"}};
    for (const qsizetype piece : {bytes.size(), qsizetype(1000), qsizetype(7)})
        QCOMPARE(readInPieces(bytes, piece), wanted);
    if (length < 1000)
        QCOMPARE(readInPieces(bytes, 1), wanted);
}

void tst_LoadFrames::refusesWhatNoServerOfOursWrites_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a fragment") << QByteArray("\x01\x01x", 3);
    QTest::newRow("a masked frame") << QByteArray("\x81\x81"
                                                  "abcdx",
                                                  7);
    QTest::newRow("a reserved bit") << QByteArray("\xC1\x01x", 3);
    QTest::newRow("an unknown opcode") << QByteArray("\x83\x01x", 3);
    QTest::newRow("a length beyond all sense") << QByteArray("\x81\x7F\x00\x00\x01\x00\x00\x00\x00\x00", 10);
}

void tst_LoadFrames::refusesWhatNoServerOfOursWrites()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(readInPieces(bytes, bytes.size()), (Heard{{-1, {}}}));
}

void tst_LoadFrames::writesWhatOurServerReads_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("an empty text") << 0;
    QTest::newRow("a length in the header") << 125;
    QTest::newRow("a length in two bytes") << 126;
    QTest::newRow("the longest that a server takes") << 65536;
}

void tst_LoadFrames::writesWhatOurServerReads()
{
    QFETCH(int, length);
    const QByteArray payload(length, 'b');
    std::string bytes;
    appendClientFrame(bytes, FrameKind::Text, {payload.data(), size_t(length)});
    appendClientFrame(bytes, FrameKind::Pong, "p");
    appendClientFrame(bytes, FrameKind::Close, "\x03\xE8");
    const FrameLimits limits;
    FrameReader reader(limits);
    Witness witness;
    QVERIFY(reader.feed({bytes.data(), bytes.size()}, witness));
    QCOMPARE(witness.heard, (Heard{{1, payload}, {10, "p"}, {1000, {}}}));
}

QTEST_GUILESS_MAIN(tst_LoadFrames)
#include "tst_loadframes.moc"
