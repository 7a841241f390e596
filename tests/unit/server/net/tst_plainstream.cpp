// SPDX-License-Identifier: Apache-2.0
#include "server/net/plainstream.h"

#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

using namespace chat::server;
using namespace Qt::StringLiterals;

namespace {

/// A stream with its other end, and what it was told.
class Pair final : private StreamEvents
{
public:
    Pair()
    {
        int fds[2];
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0)
            qFatal("no socket pair");
        peer = fds[1];
        stream = std::make_unique<PlainStream>(fds[0], m_poller, static_cast<StreamEvents &>(*this));
    }
    ~Pair()
    {
        if (peer >= 0)
            ::close(peer);
    }
    Q_DISABLE_COPY_MOVE(Pair)

    /// One look at what is ready; what the stream was told then, or "".
    QByteArray turn()
    {
        m_told.clear();
        (void)m_poller.wait(std::chrono::milliseconds(0));
        m_poller.dispatch();
        return m_told;
    }
    [[nodiscard]] qsizetype write(QByteArrayView bytes)
    {
        const iovec piece{const_cast<char *>(bytes.data()), size_t(bytes.size())};
        return stream->write({&piece, 1});
    }
    [[nodiscard]] QByteArray read()
    {
        std::array<char, 100> buffer;
        const qsizetype got = stream->read(buffer);
        return got > 0 ? QByteArray(buffer.data(), got) : QByteArray::number(got);
    }
    void say(QByteArrayView bytes) const { QVERIFY(::write(peer, bytes.data(), size_t(bytes.size())) > 0); }

    int peer;

private:
    void onReadable() override { m_told = "readable"; }
    void onWritable() override { m_told = "writable"; }
    void onBroken() override { m_told = "broken"; }

    EpollPoller m_poller;
    QByteArray m_told;

public:
    std::unique_ptr<PlainStream> stream; ///< last: it leaves the poller
};

const QByteArray wouldBlock = QByteArray::number(ByteStream::wouldBlock);
const QByteArray ended = QByteArray::number(ByteStream::ended);

} // namespace

/// A descriptor that is never blocked on.
class tst_PlainStream final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingToReadIsNoFault_B5_12();
    void aFullSocketTakesAPart_B5_12_B5_14();
    void theEndIsTold();
    void whoDoesNotWantToReadIsNotTold();
    void aBrokenPipeEndsNoProcess_B2_05_B5_21();
};

/// A wake-up for nothing, as after another thread or a checksum error took the bytes away.
void tst_PlainStream::nothingToReadIsNoFault_B5_12()
{
    Pair pair;
    QCOMPARE(pair.turn(), ""_ba);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(pair.read(), wouldBlock);
    pair.say("hello");
    QCOMPARE(pair.turn(), "readable"_ba);
    QCOMPARE(pair.read(), "hello"_ba);
    QCOMPARE(pair.read(), wouldBlock);
    QCOMPARE(pair.turn(), ""_ba);
    pair.say("again");
    QCOMPARE(pair.turn(), "readable"_ba);
    QCOMPARE(pair.read(), "again"_ba);
}

void tst_PlainStream::aFullSocketTakesAPart_B5_12_B5_14()
{
    Pair pair;
    const QByteArray all(4 << 20, 'x');
    qsizetype sent = 0;
    for (qsizetype put = 0; (put = pair.write(QByteArrayView(all).sliced(sent))) > 0;)
        sent += put;
    QVERIFY2(sent > 0 && sent < all.size(), "a part of it");
    QCOMPARE(pair.write("y"), ByteStream::wouldBlock);
    pair.stream->wantWrite(true);
    QCOMPARE(pair.turn(), ""_ba);
    QCOMPARE(fcntl(pair.peer, F_SETFL, O_NONBLOCK), 0);
    qsizetype arrived = 0;
    std::array<char, 65536> piece;
    while (arrived < all.size()) {
        const ssize_t got = ::read(pair.peer, piece.data(), piece.size());
        if (got > 0) {
            arrived += got;
        } else {
            QCOMPARE(pair.turn(), "writable"_ba);
            const qsizetype put = pair.write(QByteArrayView(all).sliced(sent));
            QVERIFY(put > 0);
            sent += put;
        }
    }
    QCOMPARE(sent, all.size());
    pair.stream->wantWrite(false);
    QCOMPARE(pair.turn(), ""_ba);
}

void tst_PlainStream::theEndIsTold()
{
    Pair pair;
    pair.say("bye");
    QCOMPARE(::shutdown(pair.peer, SHUT_WR), 0);
    QCOMPARE(pair.turn(), "readable"_ba);
    QCOMPARE(pair.read(), "bye"_ba);
    QCOMPARE(pair.turn(), "readable"_ba);
    QCOMPARE(pair.read(), ended);
    QCOMPARE(pair.write("goodbye"), qsizetype(7)); // half of it is still open
}

void tst_PlainStream::whoDoesNotWantToReadIsNotTold()
{
    Pair pair;
    pair.stream->wantRead(false);
    pair.say("hello");
    QCOMPARE(pair.turn(), ""_ba);
    pair.stream->wantRead(true);
    QCOMPARE(pair.turn(), "readable"_ba);
}

/// No SIGPIPE: a peer that is gone is an answer, not an end.
void tst_PlainStream::aBrokenPipeEndsNoProcess_B2_05_B5_21()
{
    Pair pair;
    ::close(std::exchange(pair.peer, -1));
    QCOMPARE(pair.write("hello"), ByteStream::broken);
    QCOMPARE(pair.write("hello"), ByteStream::broken);
}

QTEST_GUILESS_MAIN(tst_PlainStream)
#include "tst_plainstream.moc"
