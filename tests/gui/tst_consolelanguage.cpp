// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/heatmap.h"
#include "shared/client/admin/units.h"
#include "tests/gui/adminwindowtest.h"

#include <QComboBox>
#include <QMenu>
#include <QRadioButton>
#include <QTabBar>

using namespace chat;
using namespace chat::admin;
using namespace chat::test;

namespace {

void prepare(FakeBackend &backend)
{
    backend.rooms.rooms.push_back({.id = RoomId{0x7777}, .name = u"attic"_s, .access = RoomAccess::Closed});
    backend.rooms.total = 3;
}

/// Every word that a widget shows or tells a screen reader.
QStringList wordsOf(QWidget &widget)
{
    QStringList words{widget.windowTitle(), widget.accessibleName(), widget.toolTip()};
    if (const auto *label = qobject_cast<QLabel *>(&widget))
        words << label->text();
    if (const auto *button = qobject_cast<QAbstractButton *>(&widget))
        words << button->text();
    if (const auto *edit = qobject_cast<QLineEdit *>(&widget))
        words << edit->placeholderText();
    if (const auto *menu = qobject_cast<QMenu *>(&widget))
        words << menu->title();
    if (const auto *box = qobject_cast<QComboBox *>(&widget)) {
        for (int i = 0; i < box->count(); ++i)
            words << box->itemText(i);
    }
    if (const auto *view = qobject_cast<QTableView *>(&widget)) {
        const QAbstractItemModel &model = *view->model();
        for (int column = 0; column < model.columnCount(); ++column) {
            words << model.headerData(column, Qt::Horizontal).toString();
            for (int row = 0; row < model.rowCount(); ++row)
                words << model.index(row, column).data().toString();
        }
    }
    for (const QAction *action : widget.actions())
        words << action->text();
    return words;
}

/// With the names of the widgets, one line each.
QStringList allWordsOf(QWidget &root)
{
    QList<QWidget *> widgets = root.findChildren<QWidget *>();
    widgets.prepend(&root);
    QStringList lines;
    for (QWidget *widget : std::as_const(widgets)) {
        if (qobject_cast<QTabBar *>(
                widget->parentWidget())) // Qt names its arrows once; too few tabs to need them
            continue;
        for (const QString &word : wordsOf(*widget)) {
            if (!word.isEmpty())
                lines << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()
                        + ": "_L1 + word;
        }
    }
    return lines;
}

/// What is only in the first, and what is only in the second.
QString difference(const QStringList &one, const QStringList &other)
{
    QStringList lines;
    for (const QString &line : one) {
        if (!other.contains(line))
            lines << "switched: "_L1 + line;
    }
    for (const QString &line : other) {
        if (!one.contains(line))
            lines << "opened: "_L1 + line;
    }
    return lines.join(u'\n');
}

} // namespace

/// The console in another language while it runs: every word is what it is when the console was opened so.
class tst_ConsoleLanguage final : public QObject, private AdminWindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useOwnSettings(); }
    void cleanup() { close(); }

    void everyPageIsSwitched_data();
    void everyPageIsSwitched();
    void everyDialogIsSwitched_data();
    void everyDialogIsSwitched();
    void unitsAreTranslated_data();
    void unitsAreTranslated();
    void whatTheServerNamesIsTranslated();

private:
    /// Every page was seen, and has what the server says.
    [[nodiscard]] bool fillPages();
};

bool tst_ConsoleLanguage::fillPages()
{
    const std::vector<std::pair<PageNumber, QString>> panes{{Workers, u"actors"_s},
                                                            {Rooms, u"rooms"_s},
                                                            {Sessions, u"sessions"_s},
                                                            {Bans, u"bans"_s},
                                                            {Broadcast, u"announcements"_s},
                                                            {Logs, u"logs"_s},
                                                            {Audit, u"audit"_s},
                                                            {Configuration, u"config"_s}};
    for (const auto &[page, name] : panes) {
        m_window->showPage(page);
        if (!hasRows(pane(name)))
            return false;
        const auto queuesAreThere = [this] { return !m_window->findChild<HeatMap *>()->cells().empty(); };
        if (page == Sessions && !QTest::qWaitFor(queuesAreThere))
            return false;
    }
    m_window->showPage(Overview);
    // Also the categories of the log, which come by themselves.
    const auto isFull = [this] {
        return m_window->findChild<QLabel *>(u"about"_s)->text().contains(u"seoul"_s)
            && std::ranges::any_of(m_window->findChildren<QComboBox *>(),
                                   [](const QComboBox *box) { return box->findText(u"chat.net"_s) >= 0; });
    };
    return QTest::qWaitFor(isFull);
}

void tst_ConsoleLanguage::everyPageIsSwitched_data()
{
    QTest::addColumn<widgets::Language>("from");
    QTest::addColumn<widgets::Language>("to");
    QTest::newRow("to Korean") << widgets::Language::English << widgets::Language::Korean;
    QTest::newRow("to English") << widgets::Language::Korean << widgets::Language::English;
}

void tst_ConsoleLanguage::everyPageIsSwitched() // issue 5
{
    QFETCH(widgets::Language, from);
    QFETCH(widgets::Language, to);
    QVERIFY(open(to, &prepare));
    QVERIFY(fillPages());
    const QStringList opened = allWordsOf(*m_window);
    close();
    QVERIFY(open(from, &prepare));
    QVERIFY(fillPages());
    QVERIFY(allWordsOf(*m_window) != opened);
    m_language->use(to);
    QCoreApplication::processEvents();
    const QString wrong = difference(allWordsOf(*m_window), opened);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void tst_ConsoleLanguage::everyDialogIsSwitched_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : dialogNames())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void tst_ConsoleLanguage::everyDialogIsSwitched() // issue 5: also one that is open
{
    QFETCH(QString, name);
    QVERIFY(open(widgets::Language::Korean, &prepare));
    QDialog *dialog = openDialog(name);
    QVERIFY(dialog);
    const QStringList opened = allWordsOf(*dialog);
    close();
    QVERIFY(open(widgets::Language::English, &prepare));
    dialog = openDialog(name);
    QVERIFY(dialog);
    QVERIFY(allWordsOf(*dialog) != opened);
    m_language->use(widgets::Language::Korean);
    QCoreApplication::processEvents();
    const QString wrong = difference(allWordsOf(*dialog), opened);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void tst_ConsoleLanguage::unitsAreTranslated_data()
{
    QTest::addColumn<widgets::Language>("language");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("Korean") << widgets::Language::Korean
                            << QStringList{u"26초"_s,   u"5분 3초"_s, u"2시간 5분"_s, u"3일 4시간"_s,
                                           u"850ms"_s,  u"150µs"_s,   u"0.8ms"_s,     u"12ms"_s,
                                           u"1.2초"_s,  u"–"_s,       u"1.5 KiB"_s,   u"12.5%"_s,
                                           u"1,041.5"_s};
    QTest::newRow("English") << widgets::Language::English
                             << QStringList{u"26 s"_s,   u"5 min 3 s"_s, u"2 h 5 min"_s, u"3 d 4 h"_s,
                                            u"850 ms"_s, u"150 µs"_s,    u"0.8 ms"_s,    u"12 ms"_s,
                                            u"1.2 s"_s,  u"–"_s,         u"1.5 KiB"_s,   u"12.5%"_s,
                                            u"1,041.5"_s};
}

void tst_ConsoleLanguage::unitsAreTranslated()
{
    QFETCH(widgets::Language, language);
    QVERIFY(open(language));
    const QStringList now{durationText(26s),   durationText(303s),    durationText(7503s), durationText(76h),
                          durationText(850ms), microsecondsText(150), lagText(800),        lagText(12'345),
                          lagText(1'234'567),  lagText({}),           bytesText(1536),     shareText(0.125),
                          rateText(1041.5)};
    QTEST(now, "texts");
}

void tst_ConsoleLanguage::whatTheServerNamesIsTranslated()
{
    QVERIFY(open(widgets::Language::Korean, [](FakeBackend &backend) {
        backend.workers.actors = {{.name = u"room hall"_s, .kind = "room"},
                                  {.name = u"lobby"_s, .kind = "lobby"},
                                  {.name = u"match duel"_s, .kind = "match"},
                                  {.name = u"parties"_s, .kind = "parties"},
                                  {.name = u"sweeper"_s, .kind = "sweeper"}};
    }));
    QVERIFY(fillPages());
    const auto shows = [this](const QString &paneName, const QString &text) {
        return pane(paneName)->csv().contains(text.toUtf8());
    };
    for (const QString &text : {u"방 hall"_s, u"로비"_s, u"duel 매치"_s, u"파티"_s, u"sweeper"_s})
        QVERIFY2(shows(u"actors"_s, text), qPrintable(text));
    QVERIFY(shows(u"config"_s, u"기본값"_s));
    QVERIFY(shows(u"audit"_s, u"이 컴퓨터, 프로세스 4711"_s));
    QVERIFY(shows(u"audit"_s, u"완료"_s));
}

QTEST_MAIN(tst_ConsoleLanguage)
#include "tst_consolelanguage.moc"
