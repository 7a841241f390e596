// SPDX-License-Identifier: Apache-2.0
#include "client-gui/composer/emoji.h"

#include <array>

namespace chat::gui {
namespace {

using L1 = QLatin1StringView;

constexpr std::array table{
    Emoji{L1("+1"), u"👍", u"좋아요"},       Emoji{L1("-1"), u"👎", u"싫어요"},
    Emoji{L1("100"), u"💯", u"백점"},        Emoji{L1("angry"), u"😠", u"화남"},
    Emoji{L1("bell"), u"🔔", u"종"},         Emoji{L1("birthday"), u"🎂", u"생일"},
    Emoji{L1("blush"), u"😊", u"미소"},      Emoji{L1("bug"), u"🐛", u"벌레"},
    Emoji{L1("bulb"), u"💡", u"전구"},       Emoji{L1("cat"), u"🐱", u"고양이"},
    Emoji{L1("check"), u"✅", u"완료"},      Emoji{L1("clap"), u"👏", u"박수"},
    Emoji{L1("coffee"), u"☕", u"커피"},     Emoji{L1("confused"), u"😕", u"혼란"},
    Emoji{L1("cool"), u"😎", u"멋짐"},       Emoji{L1("cry"), u"😢", u"눈물"},
    Emoji{L1("dog"), u"🐶", u"강아지"},      Emoji{L1("eyes"), u"👀", u"눈"},
    Emoji{L1("fire"), u"🔥", u"불"},         Emoji{L1("flag"), u"🚩", u"깃발"},
    Emoji{L1("game"), u"🎮", u"게임"},       Emoji{L1("ghost"), u"👻", u"유령"},
    Emoji{L1("gift"), u"🎁", u"선물"},       Emoji{L1("grin"), u"😁", u"활짝"},
    Emoji{L1("handshake"), u"🤝", u"악수"},  Emoji{L1("heart"), u"❤️", u"하트"},
    Emoji{L1("heart_eyes"), u"😍", u"사랑"}, Emoji{L1("hug"), u"🤗", u"포옹"},
    Emoji{L1("joy"), u"😂", u"웃음"},        Emoji{L1("key"), u"🔑", u"열쇠"},
    Emoji{L1("laughing"), u"😆", u"하하"},   Emoji{L1("moon"), u"🌙", u"달"},
    Emoji{L1("muscle"), u"💪", u"힘"},       Emoji{L1("music"), u"🎵", u"음악"},
    Emoji{L1("ok_hand"), u"👌", u"오케이"},  Emoji{L1("party"), u"🎉", u"축하"},
    Emoji{L1("pizza"), u"🍕", u"피자"},      Emoji{L1("point_right"), u"👉", u"오른쪽"},
    Emoji{L1("point_up"), u"☝️", u"위"},      Emoji{L1("pray"), u"🙏", u"부탁"},
    Emoji{L1("question"), u"❓", u"물음표"}, Emoji{L1("rainbow"), u"🌈", u"무지개"},
    Emoji{L1("rice"), u"🍚", u"밥"},         Emoji{L1("robot"), u"🤖", u"로봇"},
    Emoji{L1("rocket"), u"🚀", u"로켓"},     Emoji{L1("rose"), u"🌹", u"장미"},
    Emoji{L1("scream"), u"😱", u"비명"},     Emoji{L1("shrug"), u"🤷", u"글쎄"},
    Emoji{L1("skull"), u"💀", u"해골"},      Emoji{L1("sleeping"), u"😴", u"잠"},
    Emoji{L1("smile"), u"😄", u"스마일"},    Emoji{L1("snowflake"), u"❄️", u"눈송이"},
    Emoji{L1("sob"), u"😭", u"엉엉"},        Emoji{L1("sparkles"), u"✨", u"반짝"},
    Emoji{L1("star"), u"⭐", u"별"},         Emoji{L1("sun"), u"☀️", u"해"},
    Emoji{L1("surprised"), u"😮", u"놀람"},  Emoji{L1("sweat"), u"😅", u"땀"},
    Emoji{L1("target"), u"🎯", u"과녁"},     Emoji{L1("thinking"), u"🤔", u"생각"},
    Emoji{L1("thumbsup"), u"👍", u"엄지"},   Emoji{L1("tree"), u"🌳", u"나무"},
    Emoji{L1("trophy"), u"🏆", u"우승"},     Emoji{L1("warning"), u"⚠️", u"주의"},
    Emoji{L1("wave"), u"👋", u"인사"},       Emoji{L1("wink"), u"😉", u"윙크"},
    Emoji{L1("x"), u"❌", u"엑스"},          Emoji{L1("zap"), u"⚡", u"번개"},
};

} // namespace

std::span<const Emoji> emojiTable() { return table; }

} // namespace chat::gui
