// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/addresslimit.h"
#include "server/core/connectionid.h"
#include "server/net/bytestream.h"
#include "server/net/deadline.h"
#include "server/net/epollpoller.h"
#include "server/net/frame.h"
#include "server/net/netconfig.h"
#include "server/net/outbox.h"
#include "server/net/session.h"

#include <QHostAddress>

#include <memory>

namespace chat::server {

class IoLoop;

/// A descriptor that the listener accepted.
struct AcceptedSocket {
    int fd = -1;
    QHostAddress peer;
    std::shared_ptr<const QSslConfiguration> tls; ///< none: plain
    bool exempt = false; ///< the peer was not counted: it is trusted to name its client
};

class Connection;

/// A deadline that knows whose it is.
struct ConnectionDeadline : Deadline {
    explicit ConnectionDeadline(Connection *connection) : owner(connection) { }
    Connection *const owner;
};

/// One peer: a byte stream, the frames in it, what waits to be written, and the session that they carry.
/// Opening (request head), open (frames), closing (our close frame is out). Lives in one I/O thread, owned by
/// its IoLoop.
class Connection final : private StreamEvents, private TurnHook, private FrameSink
{
public:
    Connection(IoLoop &loop, ConnectionId id, AcceptedSocket socket);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] ConnectionId id() const { return m_id; }
    [[nodiscard]] WireFormat format() const { return m_format; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] bool isOpen() const { return m_phase == Phase::Open; }
    [[nodiscard]] const QString &address() const { return m_address; }

    /// A whole frame, shared with other receivers. The hot path of a broadcast: no system call, no copy;
    /// never closes at once.
    void send(const QByteArray &frame, MonoTime now);
    /// The same, but it waits in the outbox for the next write, or until writeWaiting(). True: from now on
    /// something waits like this.
    [[nodiscard]] bool sendLater(const QByteArray &frame, MonoTime now);
    void writeWaiting();
    /// One packet in the connection's own format.
    void sendPacket(QByteArrayView payload);

    /// The login deadline is over; from now on silence is watched.
    void loginDone();

    /// Tells when it will be closed, and closes it then.
    void drain(const SystemDrain &word, MonoTime due);

    /// Tells the session's rooms why, says the last word, begins the close handshake. Never destroys at once.
    void close(CloseCode code, LeaveReason reason = LeaveReason::Lost, QByteArrayView word = {});

    [[nodiscard]] qsizetype outboxBytes() const { return m_outbox.bytes(); }
    [[nodiscard]] Milliseconds oldestUnsent(MonoTime now) const { return m_outbox.oldestAge(now); }
    /// How long the peer took for a sign of life when it was last asked for one; none before.
    [[nodiscard]] std::optional<qint64> pingMs() const
    {
        return m_pingMs < 0 ? std::nullopt : std::optional<qint64>(m_pingMs);
    }
    [[nodiscard]] bool isDrained() const { return m_outbox.empty(); }

    // The sweep.
    void lifeDue(MonoTime now); ///< the deadline of the present phase
    void frameDue(); ///< a message was not finished in time
    void slowDue(MonoTime now); ///< the outbox was above its mark

private:
    enum class Phase : quint8 { Opening, Open, Closing, Dead };
    struct Opening;

    // StreamEvents
    void onReadable() override;
    void onWritable() override;
    void onBroken() override;
    // TurnHook
    void onTurnEnd() override;
    // FrameSink
    bool onMessage(Opcode opcode, QByteArrayView payload) override;
    bool onPing(QByteArrayView payload) override;
    bool onPong(QByteArrayView payload) override;
    void onClose(quint16 code, QByteArrayView reason) override;

    void advanceOpening(std::span<const char> bytes);
    [[nodiscard]] bool readProxyHeader();
    void upgrade(const RequestHead &head);
    void refuse(const QByteArray &httpAnswer, const QByteArray &path);
    void readFrames(std::span<char> bytes);
    [[nodiscard]] bool takeFrame();
    void closeForViolation(CloseCode code);
    void beginClosing();
    [[nodiscard]] OutboxState queue(const QByteArray &frame, MonoTime now);
    [[nodiscard]] bool writeOut(MonoTime now);
    void flush(MonoTime now);
    void closeSlow();
    void lost();
    void destroy(LeaveReason reason); ///< nothing happens after it; the memory goes at the end of the turn

    IoLoop *m_loop;
    std::shared_ptr<const NetConfig> m_config; ///< the one it began with: reader and outbox refer to it
    ConnectionId m_id;
    Phase m_phase = Phase::Opening;
    WireFormat m_format = WireFormat::Json;
    bool m_awaitsWritable = false;
    bool m_shutDown = false; ///< our side of the stream
    qint32 m_pingMs = -1; ///< < 0: not measured
    bool m_asked = false; ///< a ping of ours has no answer yet
    bool m_gotMessage = false; ///< in the present read
    bool m_counted = false; ///< by the admission
    bool m_upgraded = false;
    bool m_draining = false;
    bool m_waits = false; ///< writeWaiting() is to come
    std::unique_ptr<ByteStream> m_stream;
    FrameReader m_reader;
    Outbox m_outbox;
    ConnectionDeadline m_life{this};
    ConnectionDeadline m_frame{this};
    ConnectionDeadline m_slow{this};
    TokenBucket m_frameBucket;
    TokenBucket m_byteBucket;
    AddressBytes m_from; ///< as the admission counts it
    QString m_address;
    std::unique_ptr<Opening> m_opening;
    Session m_session;
};

} // namespace chat::server
