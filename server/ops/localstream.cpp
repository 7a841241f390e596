// SPDX-License-Identifier: Apache-2.0
#include "server/ops/adminstream.h"

#include <QSocketNotifier>

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace chat::server {
namespace {

/// A local socket of which either direction may end before the other; QLocalSocket closes both when the peer
/// closes one, and `nc -N` loses its answers (faults.md row 49).
class LocalDevice final : public QIODevice
{
public:
    explicit LocalDevice(int descriptor)
        : m_descriptor(descriptor),
          m_readable(descriptor, QSocketNotifier::Read),
          m_writable(descriptor, QSocketNotifier::Write)
    {
        m_writable.setEnabled(false);
        connect(&m_readable, &QSocketNotifier::activated, this, &LocalDevice::receive);
        connect(&m_writable, &QSocketNotifier::activated, this, &LocalDevice::flush);
        open(ReadWrite | Unbuffered);
    }
    ~LocalDevice() override { closeDescriptor(); }

    bool isSequential() const override { return true; }
    qint64 bytesToWrite() const override { return m_unsent.size(); }

    void finish() { ::shutdown(m_descriptor, SHUT_WR); }

    void closeDescriptor()
    {
        m_readable.setEnabled(false);
        m_writable.setEnabled(false);
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
        m_unsent.clear();
    }

    AdminStream::Events events;

protected:
    qint64 readData(char *data, qint64 most) override
    {
        most = std::min(most, m_mayRead);
        if (most <= 0 || m_descriptor < 0)
            return 0;
        const ssize_t got = ::recv(m_descriptor, data, size_t(most), MSG_DONTWAIT);
        if (got > 0) {
            m_mayRead -= got;
            return got;
        }
        m_mayRead = 0;
        m_inputEnded = got == 0;
        m_broken = got < 0 && errno != EAGAIN && errno != EINTR;
        return 0;
    }

    qint64 writeData(const char *data, qint64 size) override
    {
        if (m_descriptor < 0)
            return -1;
        m_unsent.append(data, size);
        m_writable.setEnabled(true);
        return size;
    }

private:
    void receive()
    {
        m_mayRead = AdminStream::readBufferBytes; // then it is somebody else's turn
        Q_EMIT readyRead();
        if (m_descriptor < 0)
            return;
        if (m_broken)
            return vanish();
        if (m_inputEnded) {
            m_readable.setEnabled(false);
            events.inputEnded();
        }
    }

    void flush()
    {
        const ssize_t sent = ::send(m_descriptor, m_unsent.constData(), size_t(m_unsent.size()),
                                    MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return vanish();
        m_unsent.remove(0, std::max<ssize_t>(sent, 0));
        if (m_unsent.isEmpty())
            m_writable.setEnabled(false);
        if (sent > 0)
            events.bytesSent();
    }

    void vanish()
    {
        closeDescriptor();
        events.gone();
    }

    int m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable; ///< on while something is unsent
    QByteArray m_unsent;
    qint64 m_mayRead = 0; ///< in this turn
    bool m_inputEnded = false;
    bool m_broken = false;
};

class LocalStream final : public AdminStream
{
public:
    explicit LocalStream(int descriptor) : m_device(descriptor) { }

    QIODevice &device() override { return m_device; }
    qint64 unsentBytes() const override { return m_device.bytesToWrite(); }
    void finish() override { m_device.finish(); }
    void abort() override { m_device.closeDescriptor(); }
    void watch(QObject *, Events events) override { m_device.events = std::move(events); }

private:
    LocalDevice m_device;
};

} // namespace

std::unique_ptr<AdminStream> makeLocalStream(int descriptor)
{
    return std::make_unique<LocalStream>(descriptor);
}

} // namespace chat::server
