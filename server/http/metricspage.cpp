// SPDX-License-Identifier: Apache-2.0
#include "server/http/metricspage.h"

#include "server/http/readiness.h"

#include <QByteArray>

#include <initializer_list>
#include <map>
#include <numeric>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace chat::server {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr double nanosecond = 1e-9;
constexpr double millisecond = 1e-3;

/// Collects families in the order in which they are shown.
class Families
{
public:
    /// One value of a family, told from the others by its label.
    struct Labelled {
        std::string value; ///< of the label
        double number;
    };

    void gauge(const char *name, const char *help, double value)
    {
        add(name, help, MetricType::Gauge, value);
    }
    void counter(const char *name, const char *help, quint64 value)
    {
        add(name, help, MetricType::Counter, double(value));
    }
    void gauges(const char *name, const char *help, const char *label, const std::vector<Labelled> &values)
    {
        add(name, help, MetricType::Gauge, label, values);
    }
    void counters(const char *name, const char *help, const char *label, const std::vector<Labelled> &values)
    {
        add(name, help, MetricType::Counter, label, values);
    }
    /// Readings of the same bounds are added up. A bound and the sum times `unit` is what is shown.
    void histogram(const char *name, const char *help, const std::vector<Histogram::Reading> &readings,
                   double unit, std::vector<ClientMetric::Label> labels = {})
    {
        if (readings.empty())
            return;
        ClientMetric metric{.label = std::move(labels)};
        std::uint64_t total = 0;
        for (size_t range = 0; range < readings.front().counts.size(); ++range) {
            for (const Histogram::Reading &reading : readings)
                total += reading.counts[range];
            const bool last = range == readings.front().bounds.size();
            const double bound = last ? std::numeric_limits<double>::infinity()
                                      : double(readings.front().bounds[range]) * unit;
            metric.histogram.bucket.push_back({total, bound});
        }
        metric.histogram.sample_count = total;
        for (const Histogram::Reading &reading : readings)
            metric.histogram.sample_sum += double(reading.sum) * unit;
        m_families.push_back({name, help, MetricType::Histogram, {std::move(metric)}});
    }

    [[nodiscard]] QByteArray text() const
    {
        return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_families));
    }

    std::vector<MetricFamily> m_families;

private:
    static void set(ClientMetric &metric, MetricType type, double value)
    {
        (type == MetricType::Gauge ? metric.gauge.value : metric.counter.value) = value;
    }
    void add(const char *name, const char *help, MetricType type, double value)
    {
        ClientMetric metric;
        set(metric, type, value);
        m_families.push_back({name, help, type, {metric}});
    }
    void add(const char *name, const char *help, MetricType type, const char *label,
             const std::vector<Labelled> &values)
    {
        MetricFamily family{name, help, type, {}};
        for (const Labelled &labelled : values) {
            ClientMetric metric{.label = {{label, labelled.value}}};
            set(metric, type, labelled.number);
            family.metric.push_back(std::move(metric));
        }
        if (!family.metric.empty())
            m_families.push_back(std::move(family));
    }
};

void addProcess(Families &out, const OpsCounts &counts)
{
    out.gauge("process_resident_memory_bytes", "Memory that the process holds.",
              double(counts.residentBytes));
    out.gauge("process_open_fds", "Open file descriptors.", counts.descriptors);
    out.gauge("process_max_fds", "How many there may be.", double(counts.descriptorsMax));
    out.gauge("process_start_time_seconds", "When it started, since 1970.", counts.startTime);
    out.m_families.push_back({"process_cpu_seconds_total",
                              "CPU time that it used.",
                              MetricType::Counter,
                              {ClientMetric{.counter = {counts.cpuSeconds}}}});
}

ClientMetric loginMetric(const char *kind, const char *result, quint64 number)
{
    return {.label = {{"kind", kind}, {"result", result}}, .counter = {double(number)}};
}

void addPeople(Families &out, const OpsFacts &facts, const OpsCounts &counts)
{
    out.gauges("chat_sessions", "Sessions; those that lost their connection may come back.", "state",
               {{"connected", double(facts.connected)}, {"lost", double(facts.sessions - facts.connected)}});
    out.gauges("chat_capacity_sessions", "How many more sessions fit, and what would run out first.", "limit",
               {{nameOf(facts.capacity.limit).toByteArray().toStdString(), double(facts.capacity.more)}});
    out.m_families.push_back({"chat_logins_total",
                              "Attempts to log in, without resumes.",
                              MetricType::Counter,
                              {loginMetric("guest", "ok", counts.guestLogins.ok),
                               loginMetric("guest", "refused", counts.guestLogins.refused),
                               loginMetric("token", "ok", counts.tokenLogins.ok),
                               loginMetric("token", "refused", counts.tokenLogins.refused)}});
    out.counters("chat_resume_total", "Attempts to take up a session again.", "result",
                 {{"ok", double(counts.resumes)}, {"refused", double(counts.resumesRefused)}});
    out.counter("chat_session_replaced_total", "Sessions that ended because their user logged in elsewhere.",
                counts.replaced);
    std::map<std::string, double> rooms;
    for (const RoomFact &room : facts.rooms)
        ++rooms[room.kind.toStdString()];
    std::vector<Families::Labelled> kinds;
    for (const auto &[kind, number] : rooms)
        kinds.push_back({kind, number});
    out.gauges("chat_rooms", "Rooms that exist.", "kind", kinds);
    out.gauge("chat_members", "People in rooms; whoever is in two counts twice.", facts.members);
}

void addMessages(Families &out, const OpsFacts &facts, const OpsCounts &counts)
{
    out.counters("chat_messages_total", "Messages and other events of rooms.", "kind",
                 {{"stored", double(facts.store.stored)}});
    out.counters("chat_messages_rejected_total", "Packets that were not accepted.", "error",
                 {{"rate_limited", double(counts.rateLimited)}, {"bad_packet", double(counts.badPackets)}});
    out.counter("chat_requests_total", "Packets that clients sent.", counts.requests);
    out.counter("chat_fanout_frames_total", "Frames handed to members of rooms.", counts.deliveries);
    out.counter("chat_gap_events_total", "Times that a client was told of events that it does not get.",
                counts.gaps);
    out.counter("chat_announcements_total", "Announcements that were stored.", counts.announcements);
    out.histogram("chat_acknowledgement_seconds",
                  "From a request to a room until its answer, stored, is with the I/O threads.",
                  {counts.acknowledgement}, nanosecond);
    out.histogram("chat_delivery_seconds", "From a room's decision, through the store, to the I/O threads.",
                  {counts.delivery}, nanosecond);
}

void addConnections(Families &out, const OpsFacts &facts, const OpsCounts &counts)
{
    out.gauge("chat_connections", "Open connections, logged in or not.", facts.connections);
    out.gauge("chat_connections_max", "How many there may be.", facts.connectionsMax);
    out.counter("chat_connections_accepted_total", "Connections that were accepted.", counts.accepted);
    out.counter("chat_connections_refused_total", "Connections that ended before they were WebSockets.",
                counts.refused);
    std::vector<Families::Labelled> closes;
    for (const auto &[code, number] : counts.closes)
        closes.push_back({std::to_string(code), double(number)});
    out.counters("chat_closes_total", "WebSockets that ended, by close code.", "code", closes);
    out.counters("chat_slow_consumers_total", "Readers that were too slow.", "action",
                 {{"closed", double(counts.slowConsumers)}});
    out.histogram("chat_send_queue_bytes", "What waited for a connection when it was written to.",
                  counts.sendQueues, 1);
    std::vector<Families::Labelled> lags;
    for (size_t i = 0; i < facts.loops.size(); ++i)
        lags.push_back({std::to_string(i), double(facts.loops[i].lagUs) * 1e-6});
    out.gauges("chat_loop_lag_seconds", "Worst delay of an I/O thread in the last ten seconds.", "thread",
               lags);
}

void addWork(Families &out, const OpsFacts &facts, const OpsCounts &counts)
{
    out.gauges("chat_workers", "Threads that run rooms.", "state",
               {{"running", double(facts.workers.running)},
                {"idle", double(std::max(0, facts.workers.threads - facts.workers.running))}});
    out.histogram("chat_room_job_seconds", "How long one job of a room or of the lobby took.", {counts.jobs},
                  nanosecond);
    out.gauge("chat_room_job_queue", "Jobs that wait in all mailboxes together.",
              std::accumulate(counts.actors.begin(), counts.actors.end(), 0,
                              [](int sum, const ActorKindCount &kind) { return sum + kind.waiting; }));
    out.histogram("chat_storage_seconds", "How long the store took.", {counts.commits}, nanosecond,
                  {{"op", "commit"}});
    out.gauge("chat_storage_backlog", "Events that are not stored yet.", facts.store.waiting);
    out.gauge("chat_storage_wal_bytes", "Size of the write-ahead log.", double(facts.store.walBytes));
    out.gauge("chat_admin_sessions", "Consoles and scripts on the admin socket.", counts.consoles);
    out.counters("chat_config_reloads_total", "Times that the configuration was read again.", "result",
                 {{"ok", double(counts.reloads.ok)}, {"refused", double(counts.reloads.refused)}});
    out.counter("chat_crashes_total", "Jobs that ended with an exception.", counts.crashes);
    std::vector<Families::Labelled> violations;
    for (const auto &[name, number] : counts.violations)
        violations.push_back({name.toStdString(), double(number)});
    out.counters("chat_invariant_violations_total", "Times that something did not hold that always must.",
                 "name", violations);
}

void addMatches(Families &out, const OpsCounts &counts)
{
    std::vector<Families::Labelled> tickets;
    std::vector<Families::Labelled> oldest;
    std::vector<Families::Labelled> running;
    std::vector<Families::Labelled> made;
    std::vector<Histogram::Reading> waits;
    std::map<std::string, double> ended;
    std::map<std::string, double> checks;
    for (const MatchModeFacts &mode : counts.modes) {
        const std::string name = mode.mode.toStdString();
        tickets.push_back({name, double(mode.waiting)});
        oldest.push_back({name, double(mode.oldest.count()) * millisecond});
        running.push_back({name, double(mode.running)});
        made.push_back({name, double(mode.made)});
        waits.push_back(mode.waits);
        checks["started"] += double(mode.made);
        for (const auto &[why, number] : mode.failed)
            checks[why.toStdString()] += double(number);
        for (const auto &[how, number] : mode.ended)
            ended[how.toStdString()] += double(number);
    }
    const auto labelled = [](const std::map<std::string, double> &numbers) {
        std::vector<Families::Labelled> values;
        for (const auto &[name, number] : numbers)
            values.push_back({name, number});
        return values;
    };
    out.gauges("chat_match_tickets", "Tickets that wait for a match.", "mode", tickets);
    out.gauges("chat_match_oldest_ticket_seconds", "How long the oldest ticket has waited.", "mode", oldest);
    out.gauges("chat_match_running", "Matches that are played.", "mode", running);
    out.histogram("chat_match_wait_seconds", "How long people waited until their match was found.", waits,
                  millisecond);
    out.counters("chat_match_made_total", "Matches that began.", "mode", made);
    out.counters("chat_ready_checks_total", "Matches that were found, by what became of them.", "result",
                 labelled(checks));
    out.counters("chat_match_ended_total", "Matches that ended, by how.", "reason", labelled(ended));
}

} // namespace

QByteArray metricsText(const OpsFacts &facts, const OpsCounts &counts)
{
    Families out;
    out.m_families.push_back(
        {"chat_build_info",
         "What runs; always 1.",
         MetricType::Gauge,
         {ClientMetric{.label = {{"version", CHAT_VERSION}, {"qt", qVersion()}}, .gauge = {1}}}});
    out.gauge("chat_ready", "1 when /readyz says so.", reasonsNotReady(facts).empty() ? 1 : 0);
    addPeople(out, facts, counts);
    addMessages(out, facts, counts);
    addConnections(out, facts, counts);
    addMatches(out, counts);
    addWork(out, facts, counts);
    addProcess(out, counts);
    return out.text();
}

} // namespace chat::server
