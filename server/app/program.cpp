// SPDX-License-Identifier: Apache-2.0
#include "server/app/program.h"

#include "server/app/adminaccess.h"
#include "server/app/chatserver.h"
#include "server/app/configreload.h"
#include "server/app/configure.h"
#include "server/app/console.h"
#include "server/app/gather.h"
#include "server/app/lastfault.h"
#include "server/app/logoutput.h"
#include "server/app/signalwatch.h"
#include "server/app/statscollector.h"
#include "server/ops/adminsocket.h"
#include "server/ops/servicewatch.h"
#include "shared/core/logging.h"
#include "shared/core/programoption.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <variant>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

/// Where to connect, and what to try next.
QString greeting(const ChatServer &server, const AdminPort *adminPort)
{
    QString text = u"chat-server " CHAT_VERSION " is ready\n"_s;
    for (const ListenAddress &address : server.addresses())
        text += "  connect to   "_L1 + address.toText() + "/\n"_L1;
    if (const auto operations = server.operationsAddress())
        text += "  chat page    http://"_L1 + operations->toText() + "/\n"_L1;
    text += "  state        "_L1 + server.config().server.state + '\n'_L1;
    text += "  operators    chat-ctl --socket "_L1 + server.config().server.adminSocket + " status\n"_L1;
    if (adminPort)
        text += "               also over TLS at "_L1
            + HttpAddress{adminPort->serverAddress(), adminPort->serverPort()}.toText() + '\n'_L1;
    const Capacity capacity = server.stats().capacity();
    text += "  capacity     "_L1 + QString::number(capacity.more) + " more sessions; limited by "_L1
        + QLatin1StringView(nameOf(capacity.limit).data()) + '\n'_L1;
    text += "  try          npx wscat -c "_L1 + server.addresses().front().toText()
        + "/\n"
          "               {\"t\":\"hello\",\"id\":1,\"d\":{\"ver\":1}}\n"
          "               {\"t\":\"auth.guest\",\"id\":2,\"d\":{\"nick\":\"mina\"}}\n"
          "               {\"t\":\"room.enter\",\"id\":3,\"d\":{\"name\":\"channel-0\"}}\n"_L1;
    return text;
}

/// What `systemctl status` shows.
QString statusLine(const ChatServer &server)
{
    const ChatServer::Parts parts = server.parts();
    const QString numbers = QString::number(parts.lobby->counts().sessions) + " sessions, "_L1
        + QString::number(parts.hub->living()) + " rooms"_L1;
    return server.isDraining() ? "stopping: "_L1 + numbers : numbers;
}

ServiceWatch::AskLoops askLoops(const ChatServer &server)
{
    return [&io = *server.parts().io](std::function<void()> answered) {
        gather<std::monostate>(
            io, [](IoLoop &, std::monostate) {},
            [answered = std::move(answered)](std::monostate) { answered(); });
    };
}

} // namespace

int runProgram(const QStringList &arguments)
{
    endOnUncaught();
    const auto passed = takePassedSockets();
    if (!passed) {
        print(stderr, "chat-server: "_L1 + passed.error() + '\n'_L1);
        return int(ExitCode::Configuration);
    }
    QStringList all = arguments;
    for (const PassedSocket &socket : *passed) // so that it is checked, shown and reloaded like any other
        all << u"--listen"_s << socket.address.toText();
    const auto environment = QProcessEnvironment::systemEnvironment();
    const auto loaded = configure(all, environment);
    if (!loaded) {
        print(stdout, loaded.error().out);
        print(stderr, loaded.error().err);
        return int(loaded.error().code);
    }
    const Config &config = loaded->config; // as it was at the start
    setUpLogging(config.log);
    for (const QString &warning : loaded->warnings)
        qCWarning(lcApp, "%ls", qUtf16Printable(warning));

    SignalWatch signalWatch;
    auto server = ChatServer::start(config, *passed);
    if (!server) {
        print(stderr, "chat-server: "_L1 + server.error().message + '\n'_L1);
        return int(server.error().code);
    }
    ChatServer &running = **server;
    ConfigReload configReload(running, *loaded, all, environment);
    Console console(running, configReload);
    AdminSocket adminSocket(console);
    QDir().mkpath(QFileInfo(config.server.adminSocket).path());
    if (const auto listening = adminSocket.listen(config.server.adminSocket); !listening) {
        print(stderr, "chat-server: "_L1 + listening.error().text + '\n'_L1);
        return int(listening.error().kind == SocketFailure::NotAllowed ? ExitCode::Permission
                                                                       : ExitCode::Unavailable);
    }
    auto adminPort = openAdminPort(console, config);
    if (!adminPort) {
        print(stderr, "chat-server: "_L1 + adminPort.error().message + '\n'_L1);
        return int(adminPort.error().code);
    }
    if (*adminPort)
        configReload.alsoPrepare(
            [&port = **adminPort](const Config &wanted) { return refreshed(port, wanted); });
    running.stats().setOperatorCounts([&] {
        const int remote = *adminPort ? (*adminPort)->connections() : 0;
        return OperatorCounts{adminSocket.connections() + remote, configReload.succeeded(),
                              configReload.failed()};
    });
    QObject::connect(&running, &ChatServer::drained, qApp, [] { QCoreApplication::exit(0); });
    QObject::connect(&signalWatch, &SignalWatch::terminate, &running, [&] {
        if (running.isDraining()) // a second signal is impatient
            return QCoreApplication::exit(0);
        qCInfo(lcApp, "stopping: clients are told, and closed within %lld ms",
               qint64(running.config().timing.drain.count()));
        running.drain(running.config().timing.drain, {}, {});
    });
    QObject::connect(&signalWatch, &SignalWatch::reload, &running, [&] { (void)configReload.reload(); });
    ServiceWatch serviceWatch(askLoops(running), [&] { return statusLine(running); });
    serviceWatch.start();
    print(stdout, greeting(running, adminPort->get()));
    const int code = QCoreApplication::exec();
    adminPort->reset();
    adminSocket.close();
    console.close();
    server->reset();
    qCInfo(lcApp, "stopped");
    return code;
}

} // namespace chat::server
