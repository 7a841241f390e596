// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/sourcetree.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A habit that a regular expression can hold: in files like `where`, nothing looks like `forbidden`.
struct Rule {
    const char *name;
    QString where;
    QString forbidden;
    QString planted; ///< an offence, so that the rule is seen to bite
};

const auto anywhere = u"\\.(h|cpp)$"_s;

const std::vector<Rule> rules{
    {"connections are checked by the compiler", anywhere, u"\\b(SIGNAL|SLOT)\\s*\\("_s,
     u"connect(a, SIGNAL(b()))"_s},
    {"nobody asks who sent a signal", anywhere, u"QObject::sender\\(|[=(]\\s*sender\\(\\)"_s,
     u"auto *b = sender();"_s},
    {"a TODO has an issue", anywhere, u"\\b(TODO|FIXME|XXX)\\b(?!\\(#\\d+\\))"_s, u"// TODO: later"_s},
    {"shared state uses std::mutex", anywhere, u"\\bQ(Recursive)?Mutex|\\bQReadWriteLock"_s,
     u"QMutex m_mutex;"_s},
    {"threads share nothing that is hand-written without locks (B4-08)", u"^(server|shared)/"_s,
     u"\\bcompare_exchange_weak\\b|\\batomic<(?!const char)[^<>]*\\*>"_s, u"std::atomic<Node *> m_head;"_s},
    // match.data is what the protocol calls it; a job of that is called after it.
    {"names say what a thing is", anywhere,
     u"\\b(class|struct|enum class)\\s+(\\w*(Manager|Helper|Util|Handler)|(?!\\w*Match)\\w+Data)s?\\b(?!;)"_s,
     u"class RoomManager final"_s},
    {"the core reads no clock", u"^server/core/|^shared/matching/"_s,
     u"\\bcurrentTime\\(|clock::now\\(|currentDateTime"_s, u"const Now now = currentTime();"_s},
    {"tests wait for something, never for a while", u"^tests/"_s,
     u"\\bqWait\\(|\\bqSleep\\(|\\bu?m?sleep\\(|sleep_(for|until)\\("_s, u"QTest::qWait(100);"_s},
    {"tests are not skipped", u"^tests/"_s, u"\\bQ(SKIP|EXPECT_FAIL)\\("_s, u"QSKIP(\"no disk\");"_s},
    {"a colour or a size of text is not HTML", u"^(client|admin)-gui/|^shared/widgets/"_s,
     u"Qt::(RichText|AutoText)"_s, u"label->setTextFormat(Qt::RichText);"_s},
};

/// The first offence in `source`, with its line number; empty when there is none.
QString offence(const Rule &rule, const QString &source)
{
    const auto found = QRegularExpression(rule.forbidden).match(source);
    if (!found.hasMatch())
        return {};
    return u"line %1: %2"_s.arg(source.first(found.capturedStart()).count(u'\n') + 1).arg(found.captured());
}

/// A label guesses its format unless it is told; a nick must never become HTML. Every construction is
/// followed, in the same file, by one setTextFormat(Qt::PlainText).
bool labelsArePlain(const QString &source)
{
    static const QRegularExpression construction(u"(?<!public )\\bQLabel\\s*[({]|\\bQLabel \\w+[({]"_s);
    qsizetype labels = 0;
    for (auto all = construction.globalMatch(source); all.hasNext(); all.next())
        ++labels;
    return labels <= source.count("Qt::PlainText"_L1);
}

/// The licence is the first line; after the interpreter's line in a script.
bool namesItsLicence(const QString &source)
{
    const QStringList lines = source.split(u'\n');
    const QString &first
        = lines.first().startsWith("#!"_L1) && lines.size() > 1 ? lines.at(1) : lines.first();
    return first.endsWith("SPDX-License-Identifier: Apache-2.0"_L1);
}

const auto ourselves = u"tests/architecture/tst_style.cpp"_s; // its planted offences are meant to be there

} // namespace

/// Habits of CONTRIBUTING.md that a machine can hold.
class tst_Style final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFileKeepsTheRule_data();
    void everyFileKeepsTheRule();
    void everyLabelIsPlainText();
    void everyFileNamesItsLicence();
};

void tst_Style::everyFileKeepsTheRule_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < rules.size(); ++i)
        QTest::newRow(rules[i].name) << int(i);
}

void tst_Style::everyFileKeepsTheRule()
{
    QFETCH(int, index);
    const Rule &rule = rules[size_t(index)];
    QVERIFY2(!offence(rule, rule.planted).isEmpty(), "the rule does not bite");

    QStringList offences;
    for (const QString &file : chat::test::sourceFiles({u"*.h"_s, u"*.cpp"_s})) {
        if (file == ourselves || !QRegularExpression(rule.where).match(file).hasMatch())
            continue;
        if (const QString found = offence(rule, chat::test::readSource(file)); !found.isEmpty())
            offences << file + u' ' + found;
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void tst_Style::everyLabelIsPlainText()
{
    QVERIFY(!labelsArePlain(u"auto *nick = new QLabel(text);"_s));
    QVERIFY(!labelsArePlain(u"QLabel nick(text);"_s));
    QVERIFY(labelsArePlain(u"class Nick final : public QLabel\n{\n};"_s));
    QVERIFY(labelsArePlain(u"auto *nick = new QLabel(this);\nnick->setTextFormat(Qt::PlainText);"_s));

    for (const QString &file : chat::test::sourceFiles({u"*.h"_s, u"*.cpp"_s})) {
        if (QRegularExpression(u"^(client|admin)-gui/|^shared/widgets/"_s).match(file).hasMatch())
            QVERIFY2(labelsArePlain(chat::test::readSource(file)), qPrintable(file));
    }
}

void tst_Style::everyFileNamesItsLicence()
{
    QVERIFY(!namesItsLicence(u"#pragma once\n"_s));
    QVERIFY(!namesItsLicence(u"\n// SPDX-License-Identifier: Apache-2.0\n"_s));
    QVERIFY(namesItsLicence(u"#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n"_s));

    QStringList without;
    for (const QString &file :
         chat::test::sourceFiles({u"*.h"_s, u"*.cpp"_s, u"*.c"_s, u"*.py"_s, u"*.sh"_s, u"*.js"_s, u"*.mjs"_s,
                                  u"*.cmake"_s, u"CMakeLists.txt"_s})) {
        if (!namesItsLicence(chat::test::readSource(file)))
            without << file;
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_Style)
#include "tst_style.moc"
