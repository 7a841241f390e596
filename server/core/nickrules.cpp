// SPDX-License-Identifier: Apache-2.0
#include "server/core/nickrules.h"

#include "shared/protocol/validate.h"

#include <algorithm>
#include <array>
#include <unicode/unorm2.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>

using namespace Qt::StringLiterals;

namespace chat::server {
namespace {

/// ICU fails here only when its tables are not installed.
template <class T>
T *made(T *object, UErrorCode status)
{
    if (U_FAILURE(status))
        qFatal("ICU: %s", u_errorName(status));
    return object;
}

/// NFKC would join ㄱ and ㅏ into 가, and turn a lone ㅇ into a character that fonts draw badly.
USet *allButSingleJamo()
{
    constexpr std::u16string_view pattern = u"[^\\u3131-\\u318E]";
    UErrorCode status = U_ZERO_ERROR;
    USet *set = uset_openPattern(pattern.data(), int(pattern.size()), &status);
    return made(set, status);
}

UNormalizer2 *nfkcOf(const USet *set)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *all = unorm2_getNFKCInstance(&status);
    UNormalizer2 *filtered = unorm2_openFiltered(all, set, &status);
    return made(filtered, status);
}

const UNormalizer2 *caseFolding()
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *folding = unorm2_getNFKCCasefoldInstance(&status);
    return made(folding, status);
}

USpoofChecker *spoofChecker()
{
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *spoof = uspoof_open(&status);
    uspoof_setRestrictionLevel(spoof, USPOOF_HIGHLY_RESTRICTIVE);
    uspoof_setChecks(
        spoof, USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE | USPOOF_MIXED_NUMBERS | USPOOF_HIDDEN_OVERLAY,
        &status);
    return made(spoof, status);
}

const char16_t *units(const QString &text) { return reinterpret_cast<const char16_t *>(text.utf16()); }

/// What `write(buffer, capacity, status)` writes; it is called again when there was too little room. Empty
/// when ICU refuses the text.
template <class Write>
QString written(Write write)
{
    QString out(64, Qt::Uninitialized);
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        const int length = write(reinterpret_cast<char16_t *>(out.data()), int(out.size()), &status);
        const bool isTooSmall = status == U_BUFFER_OVERFLOW_ERROR;
        out.resize(isTooSmall || U_SUCCESS(status) ? length : 0);
        if (!isTooSmall) {
            out.squeeze(); // it may be kept for as long as its owner is there
            return out;
        }
    }
}

QString normalised(const UNormalizer2 *form, const QString &text)
{
    return written([&](char16_t *out, int capacity, UErrorCode *status) {
        return unorm2_normalize(form, units(text), int(text.size()), out, capacity, status);
    });
}

bool isBadlySpaced(const QString &nick)
{
    return nick.contains("  "_L1)
        || std::ranges::any_of(nick, [](QChar c) { return c.isSpace() && c != u' '; });
}

} // namespace

NickRules::NickRules(const QStringList &reserved)
    : m_normalised(allButSingleJamo(), &uset_close),
      m_nfkc(nfkcOf(m_normalised.get()), &unorm2_close),
      m_spoof(spoofChecker(), &uspoof_close)
{
    for (const QString &nick : reserved)
        m_reserved.insert(skeleton(nick));
}

Result<QString> NickRules::checked(const QString &wanted) const
{
    // Twice: the first bounds the work, and the normal form may be longer, or begin with a space.
    const auto asTyped = checkedText(TextRule::Nick, wanted);
    if (!asTyped)
        return asTyped;
    const auto nick = checkedText(TextRule::Nick, normalised(m_nfkc.get(), *asTyped));
    if (!nick)
        return nick;
    if (isBadlySpaced(*nick))
        return refuse(ErrorCode::NameInvalid, u"spaces"_s);
    if ("@#:/"_L1.contains(nick->front()))
        return refuse(ErrorCode::NameInvalid, u"first character"_s);
    UErrorCode status = U_ZERO_ERROR;
    const int suspicions = uspoof_check2(m_spoof.get(), units(*nick), int(nick->size()), nullptr, &status);
    if (U_FAILURE(status) || suspicions != 0)
        return refuse(ErrorCode::NameInvalid, u"scripts or marks that do not go together"_s);
    if (m_reserved.contains(skeleton(*nick)))
        return refuse(ErrorCode::NameInvalid, u"reserved"_s);
    return nick;
}

QString NickRules::skeleton(const QString &nick) const
{
    const QString folded = normalised(caseFolding(), nick);
    const QString looks = written([&](char16_t *out, int capacity, UErrorCode *status) {
        return uspoof_getSkeleton(m_spoof.get(), 0, units(folded), int(folded.size()), out, capacity, status);
    });
    // Skeletons have capitals of their own: that of 0 is O. And who wrote I meant to show l, or i.
    QString skeleton = normalised(caseFolding(), looks);
    skeleton.replace(u'i', u'l');
    return skeleton;
}

QString NickRules::generatedNick(quint64 seed)
{
    // No vowels, so no words; none of 0 1 l m w, which look like others or like pairs of others.
    constexpr auto letters = "23456789bcdfghjknpqrstvxyz"_L1;
    // SplitMix64's last step, so that seeds in a row do not show.
    seed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9;
    seed = (seed ^ (seed >> 27)) * 0x94d049bb133111eb;
    seed ^= seed >> 31;
    QString nick = u"guest-"_s;
    for (int i = 0; i < 5; ++i, seed /= quint64(letters.size()))
        nick += letters[qsizetype(seed % quint64(letters.size()))];
    return nick;
}

} // namespace chat::server
