// SPDX-License-Identifier: Apache-2.0
#pragma once

#if defined(__SANITIZE_THREAD__)
#define CHAT_THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define CHAT_THREAD_SANITIZER
#endif
#endif

#ifdef CHAT_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
#endif

namespace chat::server {

/// QThreadPool hands what it runs from thread to thread under a lock that ThreadSanitizer does not see, since
/// Debian's Qt is not instrumented. These two tell it: what was done before handOver(place) was done before
/// what follows takeOver(place). They do nothing in other builds.
inline void handOver([[maybe_unused]] void *place)
{
#ifdef CHAT_THREAD_SANITIZER
    __tsan_release(place);
#endif
}

inline void takeOver([[maybe_unused]] void *place)
{
#ifdef CHAT_THREAD_SANITIZER
    __tsan_acquire(place);
#endif
}

} // namespace chat::server
