// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/sourcetree.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace {

/// What one folder may include: our own headers by their path from the root, foreign ones by what is
/// forbidden.
struct Layer {
    QString own; ///< folders of the project, as a regular expression
    QString forbidden = u"(?!)"_s; ///< beginnings of <...> names; by default none
};

const auto shared = u"shared/(core|protocol)/"_s;
const auto sql = u"Q(Sql|tSql)|sqlite"_s;
const auto remote = u"Q(Abstract|Tcp|Udp|Ssl)(Socket|Server)|QNetwork|QHost|QSsl|QtNetwork"_s;
const auto qtNetwork = remote + u"|QLocal(Socket|Server)"_s;
const auto network = qtNetwork + u"|(sys/socket|netinet/|arpa/)"_s;
const auto webSockets = u"Q(t)?(WebSocket|MaskGenerator)"_s;
const auto widgets = u"Qt(Gui|Widgets)|Q(Gui|Application|Widget|Dialog|Label|Painter|Style|Pixmap)"_s;
const auto clocksAndThreads
    = u"Q(Object|Thread|Timer|ElapsedTimer|Deadline|Mutex|Semaphore|WaitCondition|DateTime|File|"
      "Process|Coro|EventLoop|FutureWatcher)|thread|mutex|condition_variable|ctime|time\\.h|"
      "fstream|filesystem|unistd|sys/|poll"_s;

/// architecture.md section 1, arrow by arrow. A folder belongs to the longest name that it begins with.
const std::map<QString, Layer> layers{
    {u"shared/core"_s, {u"shared/core/"_s, sql + u'|' + network + u'|' + webSockets + u'|' + widgets}},
    {u"shared/protocol"_s, {shared, sql + u'|' + network + u'|' + webSockets + u'|' + widgets}},
    {u"shared/matching"_s,
     {u"shared/(core|matching)/"_s, sql + u'|' + network + u'|' + webSockets + u'|' + clocksAndThreads}},
    {u"shared/client"_s, {u"shared/(core|protocol|client)/"_s, sql + u'|' + widgets}},
    {u"shared/client/admin"_s,
     {u"shared/(core|protocol|matching|client)/"_s, sql + u'|' + widgets + u'|' + webSockets}},
    {u"shared/widgets"_s,
     {u"shared/(core|protocol|client|widgets)/"_s, sql + u'|' + network + u'|' + webSockets}},
    {u"server/core"_s,
     {shared + u"|shared/matching/|server/core/"_s,
      sql + u'|' + network + u'|' + webSockets + u'|' + clocksAndThreads}},
    {u"server/runtime"_s,
     {shared + u"|shared/matching/|server/(core|runtime)/"_s, sql + u'|' + network + u'|' + webSockets}},
    {u"server/store"_s, {shared + u"|server/(core|store)/"_s, network + u'|' + webSockets}},
    {u"server/net"_s, {shared + u"|server/(core|net)/"_s, sql}},
    {u"server/ops"_s, {shared + u"|server/(core|runtime|ops)/"_s, sql + u'|' + webSockets}},
    {u"server/http"_s, {shared + u"|server/(core|http)/"_s, sql + u'|' + qtNetwork + u'|' + webSockets}},
    {u"server/app"_s, {shared + u"|shared/matching/|server/(core|runtime|store|net|ops|http|app)/"_s}},
    {u"server/ctl"_s,
     {u"shared/(core|protocol|matching|client)/|server/ctl/"_s, sql + u'|' + webSockets + u'|' + widgets}},
    {u"cmake"_s, {u"(?!)"_s, sql + u'|' + network + u'|' + webSockets + u'|' + widgets}}, // nothing of ours
    {u"client-gui"_s,
     {u"shared/(core|protocol|client|widgets)/|client-gui/"_s, // a second start calls the first
      sql + u'|' + remote + u'|' + webSockets}},
    {u"admin-gui"_s,
     {u"shared/(core|protocol|matching|client|widgets)/|admin-gui/"_s,
      sql + u'|' + network + u'|' + webSockets}},
    {u"tests"_s, {u"(shared|server|client-gui|admin-gui|tests)/|tst_\\w+\\.moc"_s}},
    {u"docs/example"_s,
     {u"shared/core/|docs/example/|tst_\\w+\\.moc"_s, sql + u'|' + network + u'|' + clocksAndThreads}},
};

/// The layer of a file; null when its folder is not in the table.
const Layer *layerOf(const QString &file)
{
    for (qsizetype end = file.lastIndexOf(u'/'); end > 0; end = file.lastIndexOf(u'/', end - 1)) {
        if (const auto found = layers.find(file.first(end)); found != layers.end())
            return &found->second;
    }
    return nullptr;
}

/// The includes of `source` that `layer` does not allow, as they are written. What moc makes of the header of
/// `file` is part of it.
QStringList refusedIncludes(const QString &file, const Layer &layer, const QString &source)
{
    const QString moc = u"moc_"_s + file.section(u'/', -1);
    static const QRegularExpression include(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    const QRegularExpression own(u"^(%1)"_s.arg(layer.own));
    const QRegularExpression forbidden(u"^(%1)"_s.arg(layer.forbidden));
    QStringList refused;
    for (const auto &found : include.globalMatch(source)) {
        const bool isOwn = found.captured(1) == u"\""_s;
        const QString header = found.captured(2);
        if (isOwn && header == moc)
            continue;
        if (isOwn ? !own.match(header).hasMatch() : forbidden.match(header).hasMatch())
            refused << header;
    }
    return refused;
}

const QStringList sourcePatterns{u"*.h"_s, u"*.cpp"_s, u"*.c"_s};

} // namespace

/// The arrows of architecture.md section 1: an include names its layer, and none points upwards.
class tst_Layers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIncludeFollowsAnArrow_data();
    void everyIncludeFollowsAnArrow();
    void plantedIncludes_data();
    void plantedIncludes();
    void anUnknownFolderIsNoticed();
};

void tst_Layers::everyIncludeFollowsAnArrow_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &file : chat::test::sourceFiles(sourcePatterns))
        QTest::newRow(qPrintable(file)) << file;
}

void tst_Layers::everyIncludeFollowsAnArrow()
{
    QFETCH(QString, file);
    const Layer *layer = layerOf(file);
    QVERIFY2(layer, "its folder is not in the table of tst_layers.cpp");
    const QStringList refused = refusedIncludes(file, *layer, chat::test::readSource(file));
    QVERIFY2(refused.isEmpty(), qPrintable(u"may not include "_s + refused.join(u", ")));
}

void tst_Layers::plantedIncludes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto room = u"server/core/room.cpp"_s;
    QTest::newRow("the core may use itself") << room << u"#include \"server/core/room.h\""_s << true;
    QTest::newRow("the core may use the protocol")
        << room << u"#include \"shared/protocol/events.h\""_s << true;
    QTest::newRow("the core may use a string") << room << u"#include <QString>"_s << true;
    QTest::newRow("the core may read no clock") << room << u"#include <QElapsedTimer>"_s << false;
    QTest::newRow("the core starts no thread") << room << u"#include <QThread>"_s << false;
    QTest::newRow("the core starts no std thread") << room << u"#include <thread>"_s << false;
    QTest::newRow("the core is no QObject") << room << u"#include <QObject>"_s << false;
    QTest::newRow("the core opens no socket") << room << u"#include <QTcpSocket>"_s << false;
    QTest::newRow("the core asks no database") << room << u"#include <QSqlQuery>"_s << false;
    QTest::newRow("the core knows no store") << room << u"#include \"server/store/sqlitelog.h\""_s << false;
    QTest::newRow("blanks hide nothing") << room << u"  #  include   <QThread>"_s << false;
    QTest::newRow("what moc makes of a header belongs to its source")
        << u"server/net/listener.cpp"_s << u"#include \"moc_listener.cpp\""_s << true;
    QTest::newRow("but not to another")
        << u"server/net/session.cpp"_s << u"#include \"moc_listener.cpp\""_s << false;
    QTest::newRow("an include names its layer") << room << u"#include \"room.h\""_s << false;

    QTest::newRow("the store does not know the runtime")
        << u"server/store/logwriter.cpp"_s << u"#include \"server/runtime/pipeline.h\""_s << false;
    QTest::newRow("the runtime does not know the net")
        << u"server/runtime/pipeline.cpp"_s << u"#include \"server/net/inbox.h\""_s << false;
    QTest::newRow("the net does not know the store")
        << u"server/net/session.cpp"_s << u"#include \"server/store/eventlog.h\""_s << false;
    QTest::newRow("the wiring knows them all")
        << u"server/app/wiring.cpp"_s << u"#include \"server/store/logwriter.h\""_s << true;
    QTest::newRow("chat-ctl is a client")
        << u"server/ctl/main.cpp"_s << u"#include \"server/core/room.h\""_s << false;
    QTest::newRow("the protocol does not know its users")
        << u"shared/protocol/wire.cpp"_s << u"#include \"shared/client/session.h\""_s << false;
    QTest::newRow("the client library has no widgets")
        << u"shared/client/session.cpp"_s << u"#include <QWidget>"_s << false;
    QTest::newRow("the console's link needs no WebSocket")
        << u"shared/client/admin/link.cpp"_s << u"#include <QWebSocket>"_s << false;
    QTest::newRow("a window does not know the server")
        << u"client-gui/mainwindow.cpp"_s << u"#include \"server/core/room.h\""_s << false;
    QTest::newRow("a test may link anything")
        << u"tests/unit/server/net/tst_frame.cpp"_s << u"#include \"server/net/frame.h\""_s << true;
}

void tst_Layers::plantedIncludes()
{
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const Layer *layer = layerOf(file);
    QVERIFY(layer);
    QCOMPARE(refusedIncludes(file, *layer, u"// above\n%1\nint below;\n"_s.arg(line)).isEmpty(), allowed);
}

void tst_Layers::anUnknownFolderIsNoticed()
{
    QVERIFY(!layerOf(u"server/plugins/loader.cpp"_s));
    QVERIFY(!layerOf(u"common/strings.h"_s));
    QVERIFY(!layerOf(u"main.cpp"_s));
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_layers.moc"
