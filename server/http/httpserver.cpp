// SPDX-License-Identifier: Apache-2.0
#include "server/http/httpserver.h"

#include "server/http/boundedstream.h"
#include "shared/core/logging.h"

#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <set>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// Like httplib::ThreadPool, but whoever accepts waits while too many wait already.
class BoundedPool final : public httplib::TaskQueue
{
public:
    explicit BoundedPool(const HttpLimits &limits) : m_waiting(limits.waiting)
    {
        for (int i = 0; i < limits.threads; ++i)
            m_threads.emplace_back([this] { run(); });
    }

    void enqueue(std::function<void()> task) override
    {
        std::unique_lock lock(m_mutex);
        m_taken.wait(lock, [this] { return m_tasks.size() < m_waiting; });
        m_tasks.push_back(std::move(task));
        m_added.notify_one();
    }

    void shutdown() override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_ended = true;
        }
        m_added.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

private:
    void run()
    {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(m_mutex);
                m_added.wait(lock, [this] { return m_ended || !m_tasks.empty(); });
                if (m_tasks.empty())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
                m_taken.notify_one();
            }
            task();
        }
    }

    const size_t m_waiting;
    std::mutex m_mutex;
    std::condition_variable m_added, m_taken;
    std::deque<std::function<void()>> m_tasks;
    bool m_ended = false;
    std::vector<std::thread> m_threads;
};

QByteArray bytes(const std::string &text) { return QByteArray::fromStdString(text); }

/// What cpp-httplib refuses by itself.
std::string sentence(int status)
{
    switch (status) {
    case 400: return "This is not an HTTP request that can be answered.\n";
    case 414: return "The address is too long.\n";
    default: return "This cannot be answered.\n";
    }
}

} // namespace

class HttpServer::Listening final : public httplib::Server
{
public:
    Listening(HttpServer::Handler handler, HttpLimits limits)
        : m_handler(std::move(handler)),
          m_limits(limits)
    {
        new_task_queue = [this] { return new BoundedPool(m_limits); }; // httplib deletes it
        set_socket_options([](socket_t fd) { // not SO_REUSEPORT: two servers would share a port unknowingly
            const int on = 1;
            setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        });
        set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
            answer(request, response);
            return HandlerResponse::Handled;
        });
        set_error_handler([](const httplib::Request &, httplib::Response &response) {
            if (response.body.empty())
                response.set_content(sentence(response.status), "text/plain; charset=utf-8");
        });
    }

    ~Listening() override
    {
        m_stopping = true;
        {
            const std::scoped_lock lock(m_mutex);
            for (const int fd : m_open)
                ::shutdown(fd, SHUT_RDWR);
        }
        if (m_thread.joinable()) {
            stop();
            m_thread.join();
        } else if (svr_sock_ != INVALID_SOCKET) {
            ::close(svr_sock_);
        }
    }

    std::expected<quint16, HttpFailure> bind(const QByteArray &host, quint16 port)
    {
        const std::string name = host.toStdString();
        errno = 0;
        const int bound = port == 0 ? bind_to_any_port(name) : (bind_to_port(name, port) ? int(port) : -1);
        if (bound > 0)
            return quint16(bound);
        const int error = errno;
        return std::unexpected(HttpFailure{error == EACCES, QString::fromLocal8Bit(std::strerror(error))});
    }

    void serve()
    {
        m_thread = std::thread([this] {
            // A signal would break the loop that accepts; they are for the main thread.
            sigset_t all;
            sigfillset(&all);
            pthread_sigmask(SIG_SETMASK, &all, nullptr);
            if (!listen_after_bind() && !m_stopping)
                qCCritical(lcApp, "the status pages are gone: %s", std::strerror(errno));
            m_ended = true;
        });
        while (!is_running() && !m_ended) // or stop() would find nothing to stop
            std::this_thread::yield();
    }

private:
    void answer(const httplib::Request &request, httplib::Response &response)
    {
        HttpReply reply;
        if (request.method != "GET" && request.method != "HEAD") {
            reply = {.status = 405,
                     .body = "Only GET and HEAD are answered.\n",
                     .headers = {{"Allow", "GET, HEAD"}}};
        } else if (request.get_header_value_count("Host") != 1
                   || request.get_header_value_count("Authorization") > 1) {
            reply = {.status = 400, .body = "One Host, please, and at most one Authorization.\n"};
        } else if (request.has_header("Range")) { // cpp-httplib would multiply the page by them
            reply = {.status = 416, .body = "Pages are served whole.\n"};
        } else {
            reply = m_handler(
                {.method = bytes(request.method),
                 .path = bytes(request.path),
                 .host = bytes(request.get_header_value("Host")),
                 .authorization = bytes(request.get_header_value("Authorization")),
                 .peer = bytes(request.remote_addr),
                 .forwarded = request.has_header("Forwarded") || request.has_header("X-Forwarded-For")});
        }
        response.status = reply.status;
        for (const auto &[name, value] : reply.headers)
            response.set_header(name.toStdString(), value.toStdString());
        response.set_content(reply.body.toStdString(), reply.contentType.toStdString());
    }

    bool process_and_close_socket(socket_t fd) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_open.insert(fd);
        }
        if (!m_stopping) {
            BoundedStream stream(fd, m_limits.requestBytes,
                                 std::chrono::steady_clock::now() + m_limits.requestTime);
            bool closed = false;
            (void)process_request(stream, true, closed, {});
            ::shutdown(fd, SHUT_WR);
            stream.discardRest(); // closing on unread bytes would take the answer back
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_open.erase(fd);
        }
        ::close(fd);
        return true;
    }

    const HttpServer::Handler m_handler;
    const HttpLimits m_limits;
    std::mutex m_mutex;
    std::set<int> m_open; ///< descriptors that are being answered
    std::atomic<bool> m_stopping{false};
    std::atomic<bool> m_ended{false};
    std::thread m_thread;
};

HttpServer::HttpServer(Handler handler, HttpLimits limits)
    : m_listening(std::make_unique<Listening>(std::move(handler), limits))
{
}

HttpServer::~HttpServer() = default;

std::expected<quint16, HttpFailure> HttpServer::bind(const QByteArray &host, quint16 port)
{
    return m_listening->bind(host, port);
}

void HttpServer::serve() { m_listening->serve(); }

} // namespace chat::server
