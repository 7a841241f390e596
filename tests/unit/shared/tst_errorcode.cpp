// SPDX-License-Identifier: Apache-2.0
#include "shared/core/closecode.h"
#include "shared/core/errorcode.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace chat;
using namespace Qt::StringLiterals;

namespace {

struct Frozen {
    int number;
    const char *name;
    bool temporary;
};

/// The wire as it was published. A row may be added; none may change or go (B1-21).
constexpr Frozen frozenErrors[]{
    {1000, "internal", true},
    {1001, "bad_json", false},
    {1002, "unknown_type", false},
    {1003, "bad_field", false},
    {1004, "missing_field", false},
    {1005, "too_large", false},
    {1006, "version_unsupported", false},
    {1007, "protocol_order", false},
    {1008, "too_many_requests_open", true},
    {1009, "not_implemented", false},
    {1010, "identity_not_allowed", false},
    {1011, "duplicate_key", false},
    {2000, "auth_required", false},
    {2001, "bad_credentials", false},
    {2002, "token_expired", false},
    {2003, "token_invalid", false},
    {2004, "account_disabled", false},
    {2005, "banned", false},
    {2006, "already_logged_in", false},
    {2007, "name_taken", false},
    {2008, "name_invalid", false},
    {2013, "login_throttled", true},
    {2014, "server_full", true},
    {2015, "resume_expired", false},
    {2016, "credentials_in_url", false},
    {3000, "room_not_found", false},
    {3001, "room_full", true},
    {3002, "bad_password", false},
    {3003, "invite_required", false},
    {3004, "invite_invalid", false},
    {3005, "room_banned", false},
    {3006, "room_locked", false},
    {3007, "room_closed", false},
    {3008, "not_joined", false},
    {3010, "not_host", false},
    {3011, "forbidden", false},
    {3012, "room_name_taken", false},
    {3013, "room_name_invalid", false},
    {3014, "too_many_rooms", false},
    {3015, "target_not_in_room", false},
    {3016, "cannot_target_self", false},
    {3017, "cannot_target_higher_role", false},
    {3018, "wrong_room_kind", false},
    {3019, "room_busy", true},
    {4000, "empty_message", false},
    {4001, "message_too_long", false},
    {4002, "rate_limited", true},
    {4003, "slow_mode", true},
    {4004, "muted", true},
    {4006, "message_not_found", false},
    {4010, "read_only_room", false},
    {4011, "user_not_found", false},
    {4012, "user_blocked_you", false},
    {4013, "history_trimmed", false},
    {4014, "bad_cursor", false},
    {4016, "duplicate_nonce_mismatch", false},
    {5000, "already_queued", false},
    {5001, "ticket_not_found", false},
    {5002, "already_matched", false},
    {5003, "match_not_found", false},
    {5004, "match_over", false},
    {5007, "queue_cooldown", true},
    {5008, "mode_unknown", false},
    {5011, "matchmaking_paused", true},
    {5012, "party_full", false},
    {5013, "not_party_leader", false},
    {5014, "party_member_busy", false},
    {5015, "party_not_found", false},
    {5016, "already_in_match", false},
    {8000, "admin_denied", false},
    {8001, "reason_required", false},
    {8002, "confirm_mismatch", false},
    {8004, "config_invalid", false},
    {9000, "maintenance", true},
    {9001, "draining", true},
    {9002, "storage_unavailable", true},
    {9003, "overloaded", true},
};

struct FrozenClose {
    int number;
    const char *name;
};

constexpr FrozenClose frozenCloses[]{
    {1000, "normal"},
    {1001, "going_away"},
    {1002, "websocket_protocol_error"},
    {1003, "unsupported_data"},
    {1005, "no_status"},
    {1006, "abnormal"},
    {1007, "invalid_payload"},
    {1008, "policy_violation"},
    {1009, "message_too_big"},
    {1011, "internal_error"},
    {4000, "drain"},
    {4001, "slow_consumer"},
    {4002, "no_pong"},
    {4003, "force_reconnect"},
    {4004, "state_lost"},
    {4005, "write_error"},
    {4006, "overloaded"},
    {4500, "replaced_by_new_login"},
    {4501, "kicked"},
    {4502, "banned"},
    {4503, "bad_token"},
    {4504, "protocol_error"},
    {4505, "connection_limit"},
    {4506, "version_unsupported"},
    {4507, "not_authenticated_in_time"},
    {4508, "too_many_errors"},
    {4509, "account_disabled"},
    {4510, "idle"},
};

} // namespace

class tst_ErrorCode final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void frozenErrorsStay_data();
    void frozenErrorsStay();
    void everyErrorIsFrozen();
    void unknownNumbers_data();
    void unknownNumbers();
    void anUnknownCodeReadsAsInternal();
    void frozenClosesStay_data();
    void frozenClosesStay();
    void everyCloseIsFrozen();
    void namesAreSnakeCaseAndUnique();
    void whoComesBack_data();
    void whoComesBack();
};

void tst_ErrorCode::frozenErrorsStay_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("temporary");
    for (const Frozen &row : frozenErrors)
        QTest::addRow("%d %s", row.number, row.name)
            << row.number << QString::fromLatin1(row.name) << row.temporary;
}

void tst_ErrorCode::frozenErrorsStay()
{
    QFETCH(int, number);
    QFETCH(QString, name);
    QFETCH(bool, temporary);
    const auto code = errorFromNumber(number);
    QVERIFY(code);
    const ErrorRow &row = errorRow(*code);
    QCOMPARE(int(row.code), number);
    QCOMPARE(row.name, name);
    QCOMPARE(row.temporary, temporary);
    QVERIFY(!row.meaning.isEmpty());
}

void tst_ErrorCode::everyErrorIsFrozen() { QCOMPARE(errorTable().size(), std::size(frozenErrors)); }

void tst_ErrorCode::unknownNumbers_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("zero") << 0;
    QTest::newRow("negative") << -1000;
    QTest::newRow("below the first") << 999;
    QTest::newRow("between two") << 1500;
    QTest::newRow("behind the last") << 9999;
    QTest::newRow("1000 above 16 bits") << 65536 + 1000;
}

void tst_ErrorCode::unknownNumbers()
{
    QFETCH(int, number);
    QVERIFY(!errorFromNumber(number));
}

void tst_ErrorCode::anUnknownCodeReadsAsInternal()
{
    QVERIFY(errorRow(ErrorCode(1)).code == ErrorCode::Internal);
    QVERIFY(errorRow(ErrorCode(1500)).code == ErrorCode::Internal);
    QVERIFY(errorRow(ErrorCode(9999)).code == ErrorCode::Internal);
}

void tst_ErrorCode::frozenClosesStay_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("name");
    for (const FrozenClose &row : frozenCloses)
        QTest::addRow("%d %s", row.number, row.name) << row.number << QString::fromLatin1(row.name);
}

void tst_ErrorCode::frozenClosesStay()
{
    QFETCH(int, number);
    QFETCH(QString, name);
    QCOMPARE(closeName(CloseCode(number)), name);
}

void tst_ErrorCode::everyCloseIsFrozen()
{
    QCOMPARE(closeTable().size(), std::size(frozenCloses));
    QCOMPARE(closeName(CloseCode(4999)), "unknown"_L1);
}

void tst_ErrorCode::namesAreSnakeCaseAndUnique()
{
    static const QRegularExpression snakeCase(u"^[a-z]+(_[a-z]+)*$"_s);
    QSet<QString> errors;
    for (const ErrorRow &row : errorTable()) {
        QVERIFY2(snakeCase.match(row.name).hasMatch(), row.name.data());
        errors.insert(row.name);
    }
    QCOMPARE(errors.size(), qsizetype(errorTable().size()));
    QSet<QString> closes;
    for (const CloseRow &row : closeTable()) {
        QVERIFY2(snakeCase.match(row.name).hasMatch(), row.name.data());
        QVERIFY(!row.meaning.isEmpty());
        closes.insert(row.name);
    }
    QCOMPARE(closes.size(), qsizetype(closeTable().size()));
}

void tst_ErrorCode::whoComesBack_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("comesBack");
    const std::pair<int, bool> rows[]{{0, false},    {999, false},  {1000, false}, {1001, true},
                                      {1002, false}, {1003, false}, {1005, false}, {1006, true},
                                      {1007, false}, {1010, false}, {1011, true},  {1013, true},
                                      {1014, false}, {3999, false}, {4000, true},  {4499, true},
                                      {4500, false}, {4999, false}, {65535, false}};
    for (const auto &[code, comesBack] : rows)
        QTest::addRow("%d %s", code, comesBack ? "comes back" : "stays away") << code << comesBack;
}

void tst_ErrorCode::whoComesBack()
{
    QFETCH(int, code);
    QFETCH(bool, comesBack);
    QCOMPARE(clientReconnects(quint16(code)), comesBack);
}

QTEST_GUILESS_MAIN(tst_ErrorCode)
#include "tst_errorcode.moc"
