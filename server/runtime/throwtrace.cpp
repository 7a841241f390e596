// SPDX-License-Identifier: Apache-2.0
#include "server/runtime/throwtrace.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cxxabi.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <memory>
#include <span>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

struct Trace {
    std::array<void *, 34> frames{};
    int count = 0;
};
thread_local Trace lastTrace;

/// The first call of backtrace() loads a library, which a throw for want of memory could not.
[[maybe_unused]] const int warmedUp = [] {
    void *frame = nullptr;
    return backtrace(&frame, 1);
}();

/// "chat::server::Room::say(...) (chat-server+0x1234)": the second part is what addr2line takes.
QString line(void *frame)
{
    Dl_info info{};
    if (dladdr(frame, &info) == 0 || !info.dli_fname)
        return QString::asprintf("%p", frame);
    QString name;
    if (info.dli_sname) {
        int status = 0;
        const std::unique_ptr<char, decltype(&std::free)> plain(
            abi::__cxa_demangle(info.dli_sname, nullptr, nullptr, &status), &std::free);
        name = QString::fromUtf8(plain ? plain.get() : info.dli_sname).left(300) + u' ';
    }
    const QString file = QString::fromLocal8Bit(info.dli_fname);
    const auto offset = static_cast<char *>(frame) - static_cast<char *>(info.dli_fbase);
    return name + u'(' + file.sliced(file.lastIndexOf(u'/') + 1) + "+0x"_L1 + QString::number(offset, 16)
        + u')';
}

} // namespace

QStringList lastThrow()
{
    constexpr size_t own = 1; // the function below
    QStringList lines;
    for (void *frame : std::span(lastTrace.frames)
                           .first(size_t(lastTrace.count))
                           .subspan(std::min(own, size_t(lastTrace.count))))
        lines << line(frame);
    return lines;
}

} // namespace chat::server

#ifndef CHAT_SANITIZED // sanitizers stand there themselves
/// Stands before the one of libstdc++ and goes on to it: notes where the exception comes from, because
/// nothing of that is left when it is caught. By its name in the object file, because the compiler knows a
/// declaration of its own.
extern "C" [[noreturn]] void tracedThrow(void *thrown, void *type,
                                         void (*destroy)(void *)) __asm__("__cxa_throw");

extern "C" void tracedThrow(void *thrown, void *type, void (*destroy)(void *))
{
    using Throw = void (*)(void *, void *, void (*)(void *));
    static const auto next = reinterpret_cast<Throw>(dlsym(RTLD_NEXT, "__cxa_throw"));
    auto &trace = chat::server::lastTrace;
    trace.count = backtrace(trace.frames.data(), int(trace.frames.size()));
    next(thrown, type, destroy);
    std::abort();
}
#endif
