// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/core/ports.h"
#include "shared/core/match.h"
#include "tests/unit/server/runtime/gate.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <functional>
#include <map>
#include <stdexcept>

namespace chat::server {

[[nodiscard]] inline QJsonObject packetOf(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

/// Keeps what is published, in order, and finds the answers in it. Any thread.
class RecordingPublisher final : public Publisher
{
public:
    mutable std::atomic<int> throwAt{0}; ///< 1: the next call of wants() throws, 2: the one after it ...
    mutable Gate spelling; ///< wants() passes it
    std::function<void()> publishing; ///< called first by publish(); set before there is anything to publish

    void publish(Deliveries deliveries) override
    {
        if (publishing)
            publishing();
        const std::scoped_lock lock(m_mutex);
        for (Delivery &delivery : deliveries) {
            if (const QByteArray *payload = answerIn(delivery)) {
                const QJsonObject packet = packetOf(*payload);
                m_answers[RequestId(packet["id"_L1].toInteger())].push_back(packet);
            }
            m_all.push_back(std::move(delivery));
        }
        m_changed.notify_all();
    }

    [[nodiscard]] bool wants(WireFormat format) const override
    {
        spelling.pass();
        if (throwAt > 0 && --throwAt == 0)
            throw std::runtime_error("as the test wants it");
        return format == WireFormat::Json;
    }

    [[nodiscard]] Deliveries all() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_all;
    }

    /// The type of the request's answer ("ok", or the name of the error); empty when none came within the
    /// patience, "twice" when there are more.
    [[nodiscard]] QString answer(RequestId request) const
    {
        const auto packets = waitForAnswers(request);
        if (packets.empty())
            return {};
        if (packets.size() > 1)
            return QStringLiteral("twice");
        const QJsonObject packet = packets.front();
        return packet["t"_L1] == "error"_L1 ? packet["d"_L1]["name"_L1].toString()
                                            : packet["t"_L1].toString();
    }
    /// The number that a say was answered with; 0: none.
    [[nodiscard]] Seq seqOf(RequestId request) const
    {
        const auto packets = waitForAnswers(request);
        return packets.empty() ? 0 : packets.front()["d"_L1]["q"_L1].toInteger();
    }
    /// Without waiting.
    [[nodiscard]] bool isAnswered(RequestId request) const
    {
        const std::scoped_lock lock(m_mutex);
        return m_answers.contains(request);
    }

    /// Types of what a room was told so far, in order.
    [[nodiscard]] QStringList told(RoomId room) const
    {
        QStringList types;
        for (const QJsonObject &packet : toldPackets(room))
            types.push_back(packet["t"_L1].toString());
        return types;
    }
    [[nodiscard]] std::vector<QJsonObject> toldPackets(RoomId room) const
    {
        std::vector<QJsonObject> packets;
        const std::scoped_lock lock(m_mutex);
        for (const Delivery &delivery : m_all) {
            const auto *told = std::get_if<delivery::ToRoom>(&delivery);
            if (told && told->room == room)
                packets.push_back(packetOf(told->payloads[size_t(WireFormat::Json)]));
        }
        return packets;
    }

private:
    static const QByteArray *answerIn(const Delivery &delivery)
    {
        if (const auto *answer = std::get_if<delivery::ToConnection>(&delivery))
            return answer->answers && !answer->payload.isEmpty() ? &answer->payload : nullptr;
        const auto *refused = std::get_if<delivery::EnterRefused>(&delivery);
        return refused && !refused->payload.isEmpty() ? &refused->payload : nullptr;
    }

    [[nodiscard]] std::vector<QJsonObject> waitForAnswers(RequestId request) const
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [&] { return m_answers.contains(request); });
        const auto found = m_answers.find(request);
        return found != m_answers.end() ? found->second : std::vector<QJsonObject>();
    }

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Deliveries m_all;
    std::map<RequestId, std::vector<QJsonObject>> m_answers;
};

} // namespace chat::server
