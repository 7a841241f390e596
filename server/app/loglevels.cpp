// SPDX-License-Identifier: Apache-2.0
#include "server/app/loglevels.h"

#include "shared/core/logging.h"

#include <algorithm>
#include <map>

namespace chat::server {

using namespace Qt::StringLiterals;

namespace {

QString g_configured; // one rule a line
std::map<QByteArray, LogLevel> g_set; // by an operator

void apply()
{
    QString rules = g_configured;
    for (const auto &[category, level] : g_set) { // the later rule wins
        const auto rule = [&](LogLevel kind) {
            const QLatin1StringView name = enumNames(kind)[size_t(kind)];
            rules += u'\n' + QString::fromLatin1(category) + u'.' + name
                + (kind >= level ? "=true"_L1 : "=false"_L1);
        };
        for (const LogLevel kind : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Critical})
            rule(kind);
    }
    QLoggingCategory::setFilterRules(rules);
}

LogLevel levelOf(const QLoggingCategory &category)
{
    return category.isDebugEnabled()  ? LogLevel::Debug
        : category.isInfoEnabled()    ? LogLevel::Info
        : category.isWarningEnabled() ? LogLevel::Warning
                                      : LogLevel::Critical;
}

} // namespace

void setConfiguredLogLevels(const QString &rules)
{
    g_configured = QString(rules).replace(u';', u'\n');
    g_set.clear();
    apply();
}

Result<void> setLogLevel(const QByteArray &category, LogLevel level)
{
    const auto all = logCategories();
    const bool known = std::ranges::any_of(
        all, [&](const QLoggingCategory *one) { return category == one->categoryName(); });
    if (!known && category != "*")
        return std::unexpected(Error{.code = ErrorCode::BadField,
                                     .detail = "no category "_L1 + QString::fromLatin1(category),
                                     .field = "category"});
    for (const QLoggingCategory *one : all) {
        if (category == "*" || category == one->categoryName())
            g_set[one->categoryName()] = level;
    }
    apply();
    return {};
}

LogLevels logLevels()
{
    LogLevels levels;
    for (const QLoggingCategory *category : logCategories())
        levels.rows.push_back({category->categoryName(), levelOf(*category)});
    return levels;
}

} // namespace chat::server
