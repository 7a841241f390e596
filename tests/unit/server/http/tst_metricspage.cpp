// SPDX-License-Identifier: Apache-2.0
#include "server/http/metricspage.h"
#include "tests/checkout.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace chat;
using namespace chat::server;
using namespace Qt::StringLiterals;

/// The text that Prometheus reads, by a reader that forgives nothing.
class tst_MetricsPage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isWellFormed();
    void emptyIsWellFormed();
    void histogramsAddUp();
    void values_data();
    void values();
    void histogramCounts_data();
    void histogramCounts();
    void everyMetricIsExplained();

private:
    struct Family {
        QString type;
        QMap<QString, double> samples; ///< by what stands before the value
    };
    using Families = QMap<QString, Family>;
    /// Empty after a mistake, which is reported.
    [[nodiscard]] static Families parse(const QByteArray &text);
    static void checkHistogram(const QString &name, const Family &family);

    OpsFacts m_facts;
    OpsCounts m_counts;
};

void tst_MetricsPage::init()
{
    Histogram times(timeBounds);
    times.count(std::chrono::microseconds(10)); // at the first bound
    times.count(std::chrono::microseconds(11));
    times.count(std::chrono::hours(1)); // above the last
    Histogram waits(waitBounds);
    waits.count(500); // ms, at the first bound
    Histogram queue(queueBounds);
    queue.count(1024);
    m_facts = {.loops = {{.lagUs = 1500}, {.lagUs = 0}}, .sessions = 5, .connected = 3};
    m_facts.workers = {.threads = 4, .running = 1};
    m_facts.rooms = {{.name = u"a"_s, .kind = "channel"}, {.name = u"b"_s, .kind = "channel"}};
    m_counts = {.closes = {{1000, 7}, {4001, 2}},
                .guestLogins = {.ok = 4, .refused = 1},
                .tokenLogins = {.ok = 2, .refused = 3},
                .violations = {{"grace_overdue", 2}},
                .sendQueues = {queue.read(), queue.read()},
                .delivery = times.read(),
                .acknowledgement = times.read(),
                .jobs = times.read(),
                .commits = times.read(),
                .actors
                = {{.kind = "lobby", .actors = 1, .waiting = 2}, {.kind = "room", .actors = 3, .waiting = 5}},
                .modes = {{.mode = "duel",
                           .waiting = 3,
                           .oldest = Milliseconds(61'500),
                           .running = 2,
                           .made = 7,
                           .failed = {{"declined", 2}},
                           .ended = {{"result", 4}, {"operator", 1}},
                           .waits = waits.read()},
                          {.mode = "squad",
                           .made = 1,
                           .failed = {{"declined", 1}},
                           .ended = {{"result", 1}},
                           .waits = waits.read()}},
                .consoles = 2,
                .reloads = {.ok = 6, .refused = 1}};
}

tst_MetricsPage::Families tst_MetricsPage::parse(const QByteArray &text)
{
    static const QRegularExpression comment(u"^# (HELP|TYPE) ([a-z][a-z0-9_]*) (.+)$"_s);
    static const QRegularExpression sample(
        uR"(^(([a-z][a-z0-9_]*)(\{[a-z]+="[^"\\\n]*"(,[a-z]+="[^"\\\n]*")*\})?) (\S+)$)"_s);
    Families families;
    QString name;
    bool helped = false;
    const auto mistake = [&](const QByteArray &line) {
        QTest::qFail(line.constData(), __FILE__, __LINE__);
        return Families();
    };
    if (!text.endsWith('\n'))
        return mistake("no newline at the end");
    for (const QByteArray &line : text.chopped(1).split('\n')) {
        if (const auto said = comment.match(QString::fromUtf8(line)); said.hasMatch()) {
            const QString about = said.captured(2);
            if (said.captured(1) == "HELP"_L1) {
                if (families.contains(about))
                    return mistake("twice: " + line);
                name = about;
                helped = true;
            } else {
                if (about != name || !helped || families.contains(about))
                    return mistake("a type without help: " + line);
                families[name].type = said.captured(3);
            }
            continue;
        }
        const auto found = sample.match(QString::fromUtf8(line));
        if (!found.hasMatch() || !families.contains(name))
            return mistake("no sample: " + line);
        const QString whole = found.captured(2);
        const bool histogram = families[name].type == "histogram"_L1;
        static const QRegularExpression part(u"_(bucket|sum|count)$"_s);
        if ((histogram ? QString(whole).remove(part) : whole) != name)
            return mistake("of another family: " + line);
        bool isNumber = false;
        const double value = found.captured(5).toDouble(&isNumber);
        if (!isNumber || families[name].samples.contains(found.captured(1)))
            return mistake("no number, or twice: " + line);
        families[name].samples.insert(found.captured(1), value);
    }
    return families;
}

void tst_MetricsPage::checkHistogram(const QString &name, const Family &family)
{
    static const QRegularExpression bound(u"le=\"([^\"]+)\""_s);
    QMap<double, double> buckets;
    double count = -1;
    for (const auto &[key, value] : family.samples.asKeyValueRange()) {
        if (key.startsWith(name + "_bucket"_L1)) {
            const QString edge = bound.match(key).captured(1);
            buckets.insert(edge == "+Inf"_L1 ? qInf() : edge.toDouble(), value);
        } else if (key.startsWith(name + "_count"_L1)) {
            count = value;
        }
    }
    QVERIFY2(!buckets.empty() && qIsInf(buckets.lastKey()), qPrintable(name));
    QCOMPARE(buckets.last(), count);
    double before = 0;
    for (const double value : buckets) {
        QVERIFY2(value >= before, qPrintable(name)); // each holds those before it
        before = value;
    }
}

void tst_MetricsPage::isWellFormed()
{
    const Families families = parse(metricsText(m_facts, m_counts));
    QVERIFY(families.size() > 30);
    for (const auto &[name, family] : families.asKeyValueRange()) {
        QVERIFY2(!family.samples.empty(), qPrintable(name));
        QCOMPARE(family.type == "counter"_L1, name.endsWith("_total"_L1));
        if (family.type == "histogram"_L1)
            checkHistogram(name, family);
        else
            QVERIFY2(family.type == "counter"_L1 || family.type == "gauge"_L1, qPrintable(name));
        QVERIFY2(name.startsWith("chat_"_L1) || name.startsWith("process_"_L1), qPrintable(name));
    }
}

void tst_MetricsPage::emptyIsWellFormed() { QVERIFY(!parse(metricsText({}, {})).empty()); }

void tst_MetricsPage::histogramsAddUp()
{
    const Families families = parse(metricsText(m_facts, m_counts));
    const auto &jobs = families[u"chat_room_job_seconds"_s].samples;
    QCOMPARE(jobs[u"chat_room_job_seconds_bucket{le=\"1e-05\"}"_s], 1.0);
    QCOMPARE(jobs[u"chat_room_job_seconds_bucket{le=\"+Inf\"}"_s], 3.0);
    QVERIFY(qAbs(jobs[u"chat_room_job_seconds_sum"_s] - 3600.000021) < 1e-6);
    const auto &queues = families[u"chat_send_queue_bytes"_s].samples; // of two threads
    QCOMPARE(queues[u"chat_send_queue_bytes_bucket{le=\"256\"}"_s], 0.0);
    QCOMPARE(queues[u"chat_send_queue_bytes_bucket{le=\"1024\"}"_s], 2.0);
    QCOMPARE(queues[u"chat_send_queue_bytes_sum"_s], 2048.0);
}

void tst_MetricsPage::values_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<double>("value");

    QTest::newRow("sessions with a connection") << u"chat_sessions{state=\"connected\"}"_s << 3.0;
    QTest::newRow("sessions that lost it") << u"chat_sessions{state=\"lost\"}"_s << 2.0;
    QTest::newRow("rooms, by kind") << u"chat_rooms{kind=\"channel\"}"_s << 2.0;
    QTest::newRow("a worker runs") << u"chat_workers{state=\"running\"}"_s << 1.0;
    QTest::newRow("three do not") << u"chat_workers{state=\"idle\"}"_s << 3.0;
    QTest::newRow("closes, by code") << u"chat_closes_total{code=\"4001\"}"_s << 2.0;
    QTest::newRow("lag, in seconds") << u"chat_loop_lag_seconds{thread=\"0\"}"_s << 0.0015;
    QTest::newRow("new guests") << u"chat_logins_total{kind=\"guest\",result=\"ok\"}"_s << 4.0;
    QTest::newRow("tokens that were no good")
        << u"chat_logins_total{kind=\"token\",result=\"refused\"}"_s << 3.0;
    QTest::newRow("jobs of all kinds of actors") << u"chat_room_job_queue"_s << 7.0;
    QTest::newRow("consoles") << u"chat_admin_sessions"_s << 2.0;
    QTest::newRow("reloads that changed nothing")
        << u"chat_config_reloads_total{result=\"refused\"}"_s << 1.0;
    QTest::newRow("tickets of a mode") << u"chat_match_tickets{mode=\"duel\"}"_s << 3.0;
    QTest::newRow("the oldest, in seconds") << u"chat_match_oldest_ticket_seconds{mode=\"duel\"}"_s << 61.5;
    QTest::newRow("nobody waits") << u"chat_match_oldest_ticket_seconds{mode=\"squad\"}"_s << 0.0;
    QTest::newRow("matches that are played") << u"chat_match_running{mode=\"duel\"}"_s << 2.0;
    QTest::newRow("matches that began") << u"chat_match_made_total{mode=\"duel\"}"_s << 7.0;
    QTest::newRow("checks that began a match, of all modes")
        << u"chat_ready_checks_total{result=\"started\"}"_s << 8.0;
    QTest::newRow("checks that somebody declined")
        << u"chat_ready_checks_total{result=\"declined\"}"_s << 3.0;
    QTest::newRow("matches with a result") << u"chat_match_ended_total{reason=\"result\"}"_s << 5.0;
    QTest::newRow("waits of all modes, in seconds") << u"chat_match_wait_seconds_bucket{le=\"0.5\"}"_s << 2.0;
    QTest::newRow("ready") << u"chat_ready"_s << 1.0;
}

void tst_MetricsPage::values()
{
    QFETCH(const QString, sample);
    QFETCH(const double, value);
    const Families families = parse(metricsText(m_facts, m_counts));
    const Family family = families[sample.section(u'{', 0, 0).remove(u"_bucket"_s)];
    QVERIFY(family.samples.contains(sample));
    QCOMPARE(family.samples[sample], value);
}

void tst_MetricsPage::histogramCounts_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<int>("range");

    QTest::newRow("nothing") << qint64(0) << 0;
    QTest::newRow("at a bound") << qint64(256) << 0;
    QTest::newRow("one above it") << qint64(257) << 1;
    QTest::newRow("at the last bound") << qint64(4'194'304) << 7;
    QTest::newRow("above the last") << qint64(4'194'305) << 8;
}

void tst_MetricsPage::histogramCounts()
{
    QFETCH(const qint64, value);
    QFETCH(const int, range);
    Histogram histogram(queueBounds);
    histogram.count(value);
    const Histogram::Reading reading = histogram.read();
    std::vector<quint64> expected(queueBounds.size() + 1);
    expected[size_t(range)] = 1;
    QCOMPARE(reading.counts, expected);
    QCOMPARE(reading.sum, value);
    Histogram alone(queueBounds);
    alone.countAlone(value);
    QCOMPARE(alone.read().counts, expected);
    QCOMPARE(alone.read().sum, value);
}

/// docs/OPERATIONS.md has a row for each metric, and none for what is not there.
void tst_MetricsPage::everyMetricIsExplained()
{
    QFile page(QStringLiteral(CHAT_SOURCE_DIR "/docs/OPERATIONS.md"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    static const QRegularExpression row(u"^\\| `((chat|process)_[a-z_]+)[`{]"_s,
                                        QRegularExpression::MultilineOption);
    QStringList explained;
    for (const auto &found : row.globalMatch(QString::fromUtf8(page.readAll())))
        explained << found.captured(1);
    explained.sort();
    QCOMPARE(explained, QStringList(parse(metricsText(m_facts, m_counts)).keys()));
}

QTEST_GUILESS_MAIN(tst_MetricsPage)
#include "tst_metricspage.moc"
