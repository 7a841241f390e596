// SPDX-License-Identifier: Apache-2.0
#include "client-gui/secretstore.h"

#include <qt6keychain/keychain.h>

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
    auto *reading = job<QKeychain::ReadPasswordJob>(key);
    QObject::connect(reading, &QKeychain::Job::finished, context,
                     [reading, answer] { answer(reading->error() ? QString() : reading->textData()); });
    reading->start();
}

void write(const QString &key, const QString &secret)
{
    auto *writing = job<QKeychain::WritePasswordJob>(key);
    writing->setTextData(secret);
    writing->start();
}

void remove(const QString &key) { job<QKeychain::DeletePasswordJob>(key)->start(); }

} // namespace chat::gui::secretstore
