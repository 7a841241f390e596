// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/columns.h"
#include "admin-gui/tablepane.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace chat;
using namespace chat::admin;
using namespace Qt::StringLiterals;

/// What leaves a table of the console: a file and the clipboard.
class tst_CsvFile final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void theTableIsSaved_data();
    void theTableIsSaved();
    void whatCannotBeWrittenIsSaid_data();
    void whatCannotBeWrittenIsSaid();
    void anOlderFileIsWhole();
    void theSelectedRowsAreCopied_data();
    void theSelectedRowsAreCopied();

private:
    /// Asks for a file as a person does, and takes this one.
    [[nodiscard]] bool save(const QString &path);
    [[nodiscard]] static QByteArray contentOf(const QString &path);

    QTemporaryDir m_dir;
    RoomRefTable m_rows{roomRefColumns()};
    std::unique_ptr<TablePane> m_pane;
};

void tst_CsvFile::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
    QCoreApplication::setOrganizationName(u"madang"_s);
    QCoreApplication::setApplicationName(u"tst_csvfile"_s);
}

void tst_CsvFile::init()
{
    m_pane = std::make_unique<TablePane>(m_rows, u"rooms"_s);
    m_rows.setRows({{RoomId{1}, u"지호네"_s}, {RoomId{2}, u"a,\"b\""_s}, {RoomId{3}, u"=HYPERLINK(1)"_s}});
    m_pane->show();
}

bool tst_CsvFile::save(const QString &path)
{
    QTest::mouseClick(m_pane->findChild<QPushButton *>(u"save-rooms"_s), Qt::LeftButton);
    auto *dialog = m_pane->findChild<QFileDialog *>();
    if (!dialog || !dialog->isVisible() || dialog->acceptMode() != QFileDialog::AcceptSave)
        return false;
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    static_cast<QDialog *>(dialog)->accept();
    return !dialog->isVisible();
}

QByteArray tst_CsvFile::contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_CsvFile::theTableIsSaved_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("written");
    QTest::newRow("as it is called") << u"people.csv"_s << u"people.csv"_s;
    QTest::newRow("the ending is added") << u"사람들"_s << u"사람들.csv"_s;
}

void tst_CsvFile::theTableIsSaved()
{
    QFETCH(QString, file);
    QFETCH(QString, written);
    QVERIFY(save(m_dir.filePath(file)));
    const QByteArray content = contentOf(m_dir.filePath(written));
    const auto room = [](quint64 id) -> QByteArray { return RoomId{id}.toText() + "\r\n"; };
    const QByteArray expected
        = "Room,Id\r\n지호네," + room(1) + "\"a,\"\"b\"\"\"," + room(2) + "'=HYPERLINK(1)," + room(3);
    QCOMPARE(content, expected);
    QVERIFY(!m_pane->findChild<QMessageBox *>());
}

void tst_CsvFile::whatCannotBeWrittenIsSaid_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("in a folder that is not there") << u"none/people.csv"_s;
    QTest::newRow("below what is a file") << u"file/people.csv"_s;
}

void tst_CsvFile::whatCannotBeWrittenIsSaid()
{
    QFETCH(QString, file);
    QFile inTheWay(m_dir.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(save(m_dir.filePath(file)));
    const auto *box = m_pane->findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QCOMPARE(box->text(), u"The file could not be written."_s);
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(!QFile::exists(m_dir.filePath(file)));
}

void tst_CsvFile::anOlderFileIsWhole() // the new one takes its place, or nothing changes
{
    QFile older(m_dir.filePath(u"older.csv"_s));
    QVERIFY(older.open(QIODevice::WriteOnly) && older.write(QByteArray(100'000, 'x')) == 100'000);
    older.close();
    QVERIFY(save(older.fileName()));
    QCOMPARE(contentOf(older.fileName()), m_pane->csv());
}

void tst_CsvFile::theSelectedRowsAreCopied_data()
{
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("none") << QList<int>() << QStringList();
    QTest::newRow("one") << QList{1} << QStringList{u"\"a,\"\"b\"\"\""_s};
    QTest::newRow("two, in the order of the table")
        << QList{2, 0} << QStringList{u"지호네"_s, u"'=HYPERLINK(1)"_s};
}

void tst_CsvFile::theSelectedRowsAreCopied()
{
    QFETCH(QList<int>, rows);
    QFETCH(QStringList, names);
    QGuiApplication::clipboard()->setText(u"older"_s);
    QTableView &view = m_pane->view();
    for (const int row : rows)
        view.selectionModel()->select(view.model()->index(row, 0),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    view.setFocus();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    QTest::keySequence(&view, QKeySequence::Copy);
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.count("\r\n"_L1), names.size());
    QCOMPARE(text == u"older"_s, names.isEmpty());
    for (qsizetype i = 0; i < names.size(); ++i)
        QVERIFY2(text.split("\r\n"_L1)[i].startsWith(names[i] + u','), qPrintable(text));
}

QTEST_MAIN(tst_CsvFile)
#include "tst_csvfile.moc"
