// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/store/sqliteconnection.h"

#include <QSqlQuery>
#include <QVariant>

#include <array>
#include <bit>

namespace chat::server {

/// An unsigned 64-bit number, kept as the signed one with the same bits.
[[nodiscard]] inline quint64 idBits(const QVariant &column)
{
    return std::bit_cast<quint64>(column.toLongLong());
}

/// A statement that is prepared once and run often. Values only ever travel as bound parameters (faults row
/// 33). Belongs to the thread of its connection and must not outlive it.
class SqliteStatement
{
public:
    static constexpr size_t maxParameters = 8;

    SqliteStatement() = default; ///< prepared from nothing: every run fails
    [[nodiscard]] static StoreResult<SqliteStatement> prepare(SqliteConnection &connection,
                                                              const QString &sql);

    /// Binds one value for each `?` in order, and runs. Rows, if any, are then fetched with next(). A read of
    /// fewer than all rows ends with finish(), so that it does not hold its snapshot.
    template <class... Values>
    [[nodiscard]] StoreResult<void> run(const Values &...values)
        requires(sizeof...(values) <= maxParameters)
    {
        size_t number = 0;
        (m_query.bindValue(parameterNames()[number++], bound(values)), ...);
        return execute();
    }

    /// Runs, and gives the columns of the first row; empty when there is none.
    template <class... Values>
    [[nodiscard]] StoreResult<QVariantList> first(const Values &...values)
    {
        if (const auto done = run(values...); !done)
            return std::unexpected(done.error());
        return takeFirst();
    }

    /// False after the last row, or when reading failed: see finish().
    [[nodiscard]] bool next() { return m_query.next(); }

    /// Forgets the rows that were not fetched. An error when next() ended because of one.
    StoreResult<void> finish();

    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] double real(int column) const { return m_query.value(column).toDouble(); }
    [[nodiscard]] quint64 bits(int column) const { return idBits(m_query.value(column)); }
    [[nodiscard]] Timestamp time(int column) const { return Timestamp(Milliseconds(integer(column))); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }

    /// Rows that the last run has inserted, changed or removed.
    [[nodiscard]] qint64 changes() const { return m_query.numRowsAffected(); }

private:
    explicit SqliteStatement(const QSqlDatabase &database) : m_query(database) { }

    /// Of the parameters in order. Qt spells a name for a position at every bind, and then looks it up.
    [[nodiscard]] static const std::array<QString, maxParameters> &parameterNames();

    [[nodiscard]] StoreResult<void> execute();
    [[nodiscard]] StoreResult<QVariantList> takeFirst();

    // Qt would bind a null string or array as NULL, and the columns are NOT NULL.
    static QVariant bound(const QByteArray &value) { return value.isNull() ? QByteArray("") : value; }
    static QVariant bound(const QString &value) { return value.isNull() ? QString::fromLatin1("") : value; }
    static QVariant bound(Timestamp value) { return qint64(value.time_since_epoch().count()); }
    static QVariant bound(qint64 value) { return value; }
    static QVariant bound(int value) { return value; }
    static QVariant bound(double value) { return value; }
    static QVariant bound(quint64 value) { return std::bit_cast<qint64>(value); }
    template <class Tag>
    static QVariant bound(Id<Tag> value)
    {
        return bound(value.value);
    }

    QSqlQuery m_query;
};

} // namespace chat::server
