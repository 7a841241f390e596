// SPDX-License-Identifier: Apache-2.0
#include "server/store/migrations.h"

#include "server/store/sqlitefailure.h"
#include "server/store/sqlitetransaction.h"
#include "shared/core/logging.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace chat::server {

namespace {

StoreResult<void> apply(SqliteConnection &writer, const Migration &step)
{
    auto transaction = SqliteTransaction::begin(writer, SqliteTransaction::Write);
    if (!transaction)
        return std::unexpected(transaction.error());
    QStringList statements = step.sql.split(u";\n"_s);
    statements << u"PRAGMA application_id = %1"_s.arg(storeApplicationId)
               << u"PRAGMA user_version = %1"_s.arg(step.number);
    for (const QString &statement : std::as_const(statements)) {
        if (statement.trimmed().isEmpty())
            continue;
        if (const auto done = writer.execute(statement); !done)
            return std::unexpected(StoreFailure{
                done.error().kind, u"migration %1: %2"_s.arg(step.number).arg(done.error().detail)});
    }
    return transaction->commit();
}

} // namespace

std::vector<Migration> migrations()
{
    std::vector<Migration> steps;
    const QDir folder(u":/chat/store/migrations"_s);
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            steps.push_back({name.first(4).toInt(), QString::fromUtf8(file.readAll())});
    }
    return steps;
}

StoreResult<void> recognise(SqliteConnection &reader)
{
    const auto application = reader.value(u"PRAGMA application_id"_s);
    if (!application)
        return std::unexpected(application.error());
    if (application->toInt() == storeApplicationId)
        return {};
    const auto tables = reader.value(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!tables)
        return std::unexpected(tables.error());
    if (application->toInt() != 0 || tables->toInt() != 0)
        return rejected(u"%1 is a database of another program"_s.arg(reader.database().databaseName()));
    return {};
}

StoreResult<void> migrate(SqliteConnection &writer, std::span<const Migration> steps)
{
    const auto version = writer.value(u"PRAGMA user_version"_s);
    if (!version)
        return std::unexpected(version.error());
    const int newest = steps.empty() ? 0 : steps.back().number;
    if (version->toInt() > newest)
        return rejected(
            u"%1 has version %2 and this program knows only up to %3: it was written by a newer one"_s
                .arg(writer.database().databaseName())
                .arg(version->toInt())
                .arg(newest));
    for (const Migration &step : steps) {
        if (step.number <= version->toInt())
            continue;
        if (const auto done = apply(writer, step); !done)
            return done;
        qCInfo(lcStore) << "migration" << step.number << "applied";
    }
    return {};
}

} // namespace chat::server
