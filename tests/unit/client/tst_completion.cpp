// SPDX-License-Identifier: Apache-2.0
#include "server/ctl/commandtable.h"
#include "server/ctl/completion.h"
#include "server/ctl/manpage.h"
#include "tests/checkout.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace chat::ctl;
using namespace Qt::StringLiterals;

namespace {

/// What bash offers behind the words, the last of which is being typed.
QStringList offered(const QStringList &words)
{
    QProcess bash;
    QString script = completionScript(PrintCompletion::Bash) + "COMP_WORDS=(chat-ctl"_L1;
    for (const QString &word : words)
        script += " '"_L1 + word + u'\'';
    script += ")\nCOMP_CWORD="_L1 + QString::number(words.size())
        + "\n_chat_ctl\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"_L1;
    bash.start(u"bash"_s, {u"--norc"_s, u"-u"_s});
    bash.write(script.toUtf8());
    bash.closeWriteChannel();
    if (!bash.waitForFinished() || bash.exitCode() != 0)
        return {QString::fromUtf8(bash.readAllStandardError())};
    return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

/// What is made from the table of commands: shell completion and the manual page.
class tst_Completion final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bashOffers_data();
    void bashOffers();
    void everyShellKnowsEverything_data();
    void everyShellKnowsEverything();
    void packagedFilesAreFresh_data();
    void packagedFilesAreFresh();
};

void tst_Completion::bashOffers_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("offers");
    QTest::newRow("a command by its beginning")
        << QStringList{u"bro"_s} << QStringList{u"broadcast"_s, u"broadcasts"_s};
    QTest::newRow("two with the same beginning")
        << QStringList{u"log"_s} << QStringList{u"logs"_s, u"loglevel"_s};
    QTest::newRow("what config takes")
        << QStringList{u"config"_s, u""_s} << QStringList{u"get"_s, u"set"_s, u"reload"_s};
    QTest::newRow("the values of an option")
        << QStringList{u"broadcast"_s, u"--severity"_s, u"w"_s} << QStringList{u"warn"_s};
    QTest::newRow("an option of the command")
        << QStringList{u"kick"_s, u"mina"_s, u"--rea"_s} << QStringList{u"--reason"_s};
    QTest::newRow("not an option of another") << QStringList{u"rooms"_s, u"--rea"_s} << QStringList();
    QTest::newRow("nothing for a text") << QStringList{u"kick"_s, u"--reason"_s, u""_s} << QStringList();
    QTest::newRow("a command behind an option")
        << QStringList{u"--json"_s, u"stat"_s} << QStringList{u"status"_s};
}

void tst_Completion::bashOffers()
{
    QFETCH(QStringList, words);
    QTEST(offered(words), "offers");
}

void tst_Completion::everyShellKnowsEverything_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("bash") << completionScript(PrintCompletion::Bash);
    QTest::newRow("zsh") << completionScript(PrintCompletion::Zsh);
    QTest::newRow("fish") << completionScript(PrintCompletion::Fish);
    QTest::newRow("manual page") << manPage().replace("\\-"_L1, "-"_L1);
}

void tst_Completion::everyShellKnowsEverything()
{
    QFETCH(QString, text);
    for (const CommandRow &row : commandRows()) {
        for (const QString &word : QString(row.name).split(u' ')) // "room create": one behind the other
            QVERIFY2(text.contains(word), row.name.data());
    }
    for (const CtlOption &option : ctlOptions())
        QVERIFY2(text.contains(option.shown.name) != option.hidden
                     || option.shown.name == "print-man-page"_L1,
                 option.shown.name.data());
}

void tst_Completion::packagedFilesAreFresh_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::newRow("manual page") << u"man/chat-ctl.1"_s << manPage();
    QTest::newRow("bash") << u"completions/chat-ctl.bash"_s << completionScript(PrintCompletion::Bash);
    QTest::newRow("zsh") << u"completions/_chat-ctl"_s << completionScript(PrintCompletion::Zsh);
    QTest::newRow("fish") << u"completions/chat-ctl.fish"_s << completionScript(PrintCompletion::Fish);
}

void tst_Completion::packagedFilesAreFresh()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFile packaged(QStringLiteral(CHAT_SOURCE_DIR "/packaging/") + file);
    if (qEnvironmentVariable("MADANG_WRITE_GOLDEN") == u"1"_s && packaged.open(QIODevice::WriteOnly)) {
        packaged.write(text.toUtf8());
        packaged.close();
    }
    QVERIFY2(packaged.open(QIODevice::ReadOnly), qPrintable(packaged.errorString()));
    QVERIFY2(packaged.readAll() == text.toUtf8(), "stale: run with MADANG_WRITE_GOLDEN=1");
}

QTEST_GUILESS_MAIN(tst_Completion)
#include "tst_completion.moc"
