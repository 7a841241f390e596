// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/console.h"
#include "tests/integration/servertest.h"
#include "tests/support/waituntil.h"

#include <functional>
#include <mutex>

namespace chat::test {

/// The answer, which may come from any thread.
template <Packet Request>
[[nodiscard]] Result<typename Request::Answer> asked(const auto &ask)
{
    struct Slot {
        std::mutex mutex;
        std::optional<Result<typename Request::Answer>> answer;
    };
    const auto slot = std::make_shared<Slot>();
    ask([slot](const Result<typename Request::Answer> &result) {
        const std::scoped_lock lock(slot->mutex);
        slot->answer = result;
    });
    const auto came = [&] {
        const std::scoped_lock lock(slot->mutex);
        return slot->answer.has_value();
    };
    if (!waitUntil(came, ChatClient::patience))
        return refuse(ErrorCode::NotImplemented, QStringLiteral("no answer"));
    return *slot->answer;
}

/// A whole server, and the console of an operator called mina.
class ConsoleTest
{
protected:
    [[nodiscard]] bool start(const std::function<void(server::Config &)> &change = {})
    {
        m_server = std::make_unique<TestServer>();
        if (change)
            change(m_server->config);
        return begin();
    }
    /// What was stored is still there; whoever is connected loses his connection.
    [[nodiscard]] bool restart()
    {
        stop();
        return begin();
    }
    [[nodiscard]] QString failure() const { return m_server->failure; }
    void stop()
    {
        m_console->close();
        m_server->stop();
        m_console.reset();
        m_reload.reset();
    }
    [[nodiscard]] QUrl url() const { return m_server->url(Transport::Ws); }

    template <Packet Request>
    [[nodiscard]] Result<typename Request::Answer> ask(const Request &request)
    {
        return asked<Request>([&](auto reply) {
            if constexpr (AdminAct<Request>)
                m_console->act({.name = "mina", .address = "192.0.2.7"}, request, reply);
            else
                m_console->ask(request, reply);
        });
    }

    /// The newest row that is about this action, awaited.
    [[nodiscard]] AuditRow audited(const QByteArray &action)
    {
        AuditRow found;
        (void)waitUntil(
            [&] {
                const auto page = ask(FetchAudit());
                for (const AuditRow &row : page ? page->rows : std::vector<AuditRow>()) {
                    if (row.action == action) {
                        found = row;
                        return true;
                    }
                }
                return false;
            },
            ChatClient::patience);
        return found;
    }

private:
    [[nodiscard]] bool begin()
    {
        if (!m_server->start())
            return false;
        server::LoadedConfig loaded;
        loaded.config = m_server->config;
        m_reload = std::make_unique<server::ConfigReload>(**m_server, loaded,
                                                          QStringList{QStringLiteral("chat-server"),
                                                                      QStringLiteral("--config"),
                                                                      QStringLiteral("/nowhere/chat.toml")},
                                                          QProcessEnvironment());
        m_console = std::make_unique<server::Console>(**m_server, *m_reload);
        return true;
    }

protected:
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<server::ConfigReload> m_reload;
    std::unique_ptr<server::Console> m_console;
};

} // namespace chat::test
