// SPDX-License-Identifier: Apache-2.0
#include "client-gui/secretstore.h"

#include "shared/client/clock.h"

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace chat::gui::secretstore {
namespace {

const auto service = u"madang-client"_s;

/// QtKeychain deletes its jobs by itself when they are done.
template <class Job>
Job *job(const QString &key)
{
    auto *made = new Job(service);
    made->setInsecureFallback(false);
    made->setKey(key);
    return made;
}

} // namespace

void read(const QString &key, QObject *context, const Answer &answer)
{
    static client::SystemClock clock;
    const auto ask = [key, context](const std::function<void(const QString &)> &found) {
        auto *reading = job<QKeychain::ReadPasswordJob>(key);
        QObject::connect(reading, &QKeychain::Job::finished, context,
                         [reading, found] { found(reading->error() ? QString() : reading->textData()); });
        reading->start();
    };
    askInTime(ask, clock, context, answer);
}

void askInTime(const Ask &ask, client::Clock &clock, QObject *context, const Answer &answer)
{
    const auto answerOnce = [answer, open = std::make_shared<bool>(true)](const auto &secret) {
        if (std::exchange(*open, false))
            answer(secret);
    };
    clock.callAt(clock.now().mono + patience, context, [answerOnce] { answerOnce(std::nullopt); });
    ask([answerOnce](const QString &secret) { answerOnce(std::optional(secret)); });
}

void write(const QString &key, const QString &secret)
{
    auto *writing = job<QKeychain::WritePasswordJob>(key);
    writing->setTextData(secret);
    writing->start();
}

void remove(const QString &key) { job<QKeychain::DeletePasswordJob>(key)->start(); }

} // namespace chat::gui::secretstore
