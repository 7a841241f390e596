// SPDX-License-Identifier: Apache-2.0
#include "server/net/connection.h"

#include "server/net/connectionopening.h"
#include "server/net/ioloop.h"
#include "server/net/plainstream.h"
#include "server/net/tlsstream.h"
#include "shared/core/logging.h"

#include <sys/uio.h>

namespace chat::server {

Connection::Connection(IoLoop &loop, ConnectionId id, AcceptedSocket socket)
    : m_loop(&loop),
      m_config(loop.sharedConfig()),
      m_id(id),
      m_counted(!socket.exempt),
      m_reader(m_config->frames),
      m_outbox(m_config->outbox),
      m_frameBucket(m_config->frameRate, loop.now()),
      m_byteBucket(m_config->byteRate, loop.now()),
      m_from(addressBytes(socket.peer)),
      m_address(socket.peer.toString()),
      m_session(*this, loop)
{
    m_opening = std::make_unique<Opening>();
    m_opening->peer = socket.peer;
    m_opening->namesClient = socket.exempt;
    m_opening->awaitsProxyHeader = socket.exempt && loop.config().proxyProtocol;
    loop.opening().set(m_life, loop.now());
    if (socket.tls)
        m_stream = std::make_unique<TlsStream>(socket.fd, *socket.tls, static_cast<StreamEvents &>(*this));
    else
        m_stream
            = std::make_unique<PlainStream>(socket.fd, loop.poller(), static_cast<StreamEvents &>(*this));
}

Connection::~Connection()
{
    if (m_upgraded)
        m_loop->counts().speaking[size_t(m_format)].fetch_sub(1, std::memory_order_relaxed);
    if (m_counted)
        m_loop->admission().released(m_from, m_upgraded);
}

void Connection::destroy(LeaveReason reason)
{
    if (m_phase == Phase::Dead)
        return;
    if (m_phase == Phase::Opening) // too late, not TLS, or gone: without an answer
        m_loop->counts().refused.fetch_add(1, std::memory_order_relaxed);
    else if (m_phase == Phase::Open)
        m_loop->counts().closed(CloseCode::Abnormal);
    m_session.end(reason);
    m_phase = Phase::Dead;
    m_loop->remove(m_id);
}

void Connection::onReadable()
{
    if (m_phase == Phase::Dead)
        return;
    const std::span<char> buffer = m_loop->scratch();
    const qsizetype got = m_stream->read(buffer);
    if (got == ByteStream::wouldBlock)
        return;
    if (got < 0)
        return destroy(LeaveReason::Lost); // everything before was read
    const auto bytes = buffer.first(size_t(got));
    switch (m_phase) {
    case Phase::Opening: return advanceOpening(bytes);
    case Phase::Open: return readFrames(bytes);
    case Phase::Closing: // what comes after our close frame is of no interest
    case Phase::Dead: return;
    }
}

void Connection::onBroken() { lost(); }

/// What the peer said before it went is heard first: it may be a goodbye, which crossed what was on its way
/// to it. Nothing more comes in, so this ends.
void Connection::lost()
{
    while (m_phase == Phase::Open) {
        const std::span<char> buffer = m_loop->scratch();
        const qsizetype got = m_stream->read(buffer);
        if (got <= 0)
            break;
        readFrames(buffer.first(size_t(got)));
    }
    destroy(LeaveReason::Lost);
}

void Connection::readFrames(std::span<char> bytes)
{
    const MonoTime now = m_loop->now();
    if (std::exchange(m_asked, false)) // any sign of life counts as an answer
        m_pingMs = qint32(std::chrono::floor<Milliseconds>(now - m_loop->pong().whenSet(m_life)).count());
    if (m_session.isLoggedIn() && !m_draining)
        m_loop->silence().set(m_life, now);
    if (!m_byteBucket.take(m_config->byteRate, now, double(bytes.size())))
        return closeForViolation(CloseCode::PolicyViolation);
    m_gotMessage = false;
    const FrameResult result = m_reader.feed(bytes, *this);
    if (m_phase != Phase::Open)
        return;
    if (!result) {
        qCInfo(lcNet, "connection from %ls closed with %d: %s", qUtf16Printable(m_address),
               int(result.error().code), result.error().reason.data());
        return closeForViolation(result.error().code);
    }
    if (!m_reader.midMessage())
        m_frame.clear();
    else if (!m_frame.isSet() || m_gotMessage)
        m_loop->unfinished().set(m_frame, now);
}

void Connection::closeForViolation(CloseCode code)
{
    m_loop->counts().violations.fetch_add(1, std::memory_order_relaxed);
    m_loop->admission().violated(m_from);
    close(code);
}

bool Connection::takeFrame()
{
    m_loop->counts().framesIn.fetch_add(1, std::memory_order_relaxed);
    if (m_frameBucket.take(m_config->frameRate, m_loop->now()))
        return true;
    closeForViolation(CloseCode::PolicyViolation);
    return false;
}

bool Connection::onMessage(Opcode opcode, QByteArrayView payload)
{
    m_gotMessage = true;
    if (m_phase != Phase::Open || !takeFrame())
        return false;
    m_session.receive(opcode == Opcode::Text ? WireFormat::Json : WireFormat::Cbor, payload);
    return m_phase == Phase::Open;
}

bool Connection::onPing(QByteArrayView payload)
{
    if (m_phase != Phase::Open || !takeFrame())
        return false;
    m_outbox.pushFront(makeFrame(Opcode::Pong, payload), m_loop->now());
    m_loop->poller().atTurnEnd(this);
    return true;
}

bool Connection::onPong(QByteArrayView) { return m_phase == Phase::Open && takeFrame(); }

void Connection::onClose(quint16 code, QByteArrayView)
{
    if (m_phase != Phase::Open)
        return;
    m_loop->counts().closed(CloseCode(code));
    // Goodbye in so many words frees the seat at once; a page that is left (1001) may be coming back.
    m_session.end(code == quint16(CloseCode::Normal) ? LeaveReason::Left : LeaveReason::Lost);
    m_outbox.push(makeCloseFrame(code), m_loop->now());
    beginClosing();
}

OutboxState Connection::queue(const QByteArray &frame, MonoTime now)
{
    // One turn may have more to say than the limits; that alone makes nobody slow. Over the hard limit frames
    // are lost, so then it is too late. What is broken shows at the end of the turn.
    const OutboxState before = m_outbox.state(now);
    if (before != OutboxState::Ok && before != OutboxState::OverHard && !m_awaitsWritable)
        (void)writeOut(now);
    const OutboxState state = m_outbox.push(frame, now);
    if (state != OutboxState::Ok && !m_slow.isSet())
        m_loop->slow().set(m_slow, now);
    return state;
}

void Connection::send(const QByteArray &frame, MonoTime now)
{
    if (m_phase != Phase::Open)
        return;
    if (queue(frame, now) == OutboxState::OverHard || !m_awaitsWritable)
        m_loop->poller().atTurnEnd(this);
}

bool Connection::sendLater(const QByteArray &frame, MonoTime now)
{
    if (m_phase != Phase::Open)
        return false;
    if (queue(frame, now) != OutboxState::Ok) {
        m_loop->poller().atTurnEnd(this);
        return false;
    }
    return !m_awaitsWritable && !std::exchange(m_waits, true);
}

void Connection::writeWaiting()
{
    m_waits = false;
    if (!m_outbox.empty() && !m_awaitsWritable)
        m_loop->poller().atTurnEnd(this);
}

void Connection::sendPacket(QByteArrayView payload)
{
    if (!payload.isEmpty())
        send(makeFrame(m_format == WireFormat::Json ? Opcode::Text : Opcode::Binary, payload), m_loop->now());
}

void Connection::loginDone()
{
    if (m_phase == Phase::Open && !m_draining)
        m_loop->silence().set(m_life, m_loop->now());
}

void Connection::drain(const SystemDrain &word, MonoTime due)
{
    if (m_phase == Phase::Opening)
        return destroy(LeaveReason::Lost);
    if (m_phase != Phase::Open)
        return;
    m_draining = true;
    sendPacket(encode(m_format, {}, word));
    m_loop->draining().setAt(m_life, due);
}

void Connection::close(CloseCode code, LeaveReason reason, QByteArrayView word)
{
    if (m_phase == Phase::Closing || m_phase == Phase::Dead)
        return;
    m_session.end(reason);
    if (m_phase == Phase::Open) {
        m_loop->counts().closed(code);
        sendPacket(word);
        const QLatin1StringView name = closeName(code);
        m_outbox.push(makeCloseFrame(code, QByteArrayView(name.data(), name.size())), m_loop->now());
    }
    beginClosing();
}

void Connection::beginClosing()
{
    m_phase = Phase::Closing;
    m_frame.clear();
    m_slow.clear();
    m_loop->closing().set(m_life, m_loop->now());
    m_loop->poller().atTurnEnd(this);
}

void Connection::closeSlow()
{
    m_loop->counts().slowConsumers.fetch_add(1, std::memory_order_relaxed);
    qCInfo(lcNet, "connection from %ls reads too slowly and is closed, %lld bytes behind",
           qUtf16Printable(m_address), qint64(m_outbox.bytes()));
    m_outbox.dropUnsent();
    close(CloseCode::SlowConsumer);
}

void Connection::onTurnEnd()
{
    if (m_phase == Phase::Dead)
        return;
    m_loop->countQueue(m_outbox.bytes());
    const MonoTime now = m_loop->now();
    if (m_phase == Phase::Open && m_outbox.state(now) == OutboxState::OverHard)
        closeSlow();
    flush(now);
}

void Connection::onWritable()
{
    if (m_phase != Phase::Dead)
        flush(m_loop->now());
}

/// As much as the stream takes. False: it is broken.
bool Connection::writeOut(MonoTime now)
{
    while (!m_outbox.empty()) {
        iovec pieces[64];
        const size_t count = m_outbox.gather(pieces);
        const qsizetype written = m_stream->write({pieces, count});
        if (written == ByteStream::broken)
            return false;
        if (written == ByteStream::wouldBlock)
            break;
        m_outbox.consume(written, now);
    }
    return true;
}

void Connection::flush(MonoTime now)
{
    if (!writeOut(now))
        return lost();
    const bool more = !m_outbox.empty();
    if (more != m_awaitsWritable) {
        m_awaitsWritable = more;
        m_stream->wantWrite(more);
        m_loop->setBehind(this, more);
    }
    if (more)
        return;
    if (m_phase == Phase::Closing && !m_shutDown) {
        m_shutDown = true;
        m_stream->shutdown();
    } else if (m_phase == Phase::Open) {
        m_session.drained();
    }
}

void Connection::lifeDue(MonoTime now)
{
    switch (m_phase) {
    case Phase::Opening:
        m_loop->counts().handshakeTimeouts.fetch_add(1, std::memory_order_relaxed);
        return destroy(LeaveReason::Lost);
    case Phase::Closing: return destroy(LeaveReason::Lost);
    case Phase::Dead: return;
    case Phase::Open: break;
    }
    if (m_draining)
        return close(CloseCode::Drain);
    if (!m_session.isLoggedIn())
        return close(CloseCode::NotAuthenticatedInTime);
    if (m_asked) {
        m_loop->counts().noPong.fetch_add(1, std::memory_order_relaxed);
        return close(CloseCode::NoPong);
    }
    m_asked = true;
    m_outbox.pushFront(makeFrame(Opcode::Ping, {}), now);
    m_loop->poller().atTurnEnd(this);
    m_loop->pong().set(m_life, now);
}

void Connection::frameDue() { closeForViolation(CloseCode::PolicyViolation); }

void Connection::slowDue(MonoTime now)
{
    switch (m_outbox.state(now)) {
    case OutboxState::Ok: return;
    case OutboxState::AboveMark: return m_loop->slow().set(m_slow, now);
    case OutboxState::Slow:
    case OutboxState::OverHard: return closeSlow();
    }
}

} // namespace chat::server
