#include "ui/window/place_memory.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace newsboard {

namespace {

QString groupOf(const View &view)
{
    return u"places/%1-%2/"_s.arg(view.board).arg(int(view.filter));
}

} // namespace

ViewPlace PlaceMemory::placeIn(const View &view) const
{
    const QString group = groupOf(view);
    return {m_settings.value(group + u"current"_s).toLongLong(), m_settings.value(group + u"top"_s).toLongLong(),
            m_settings.value(group + u"scroll"_s).toInt()};
}

void PlaceMemory::remember(const View &view, const ViewPlace &place)
{
    const QString group = groupOf(view);
    m_settings.setValue(group + u"current"_s, place.current);
    m_settings.setValue(group + u"top"_s, place.top);
    m_settings.setValue(group + u"scroll"_s, place.scroll);
}

std::optional<View> PlaceMemory::lastView() const
{
    if (!m_settings.contains(u"view/board"_s)) return {};
    View view;
    view.board = m_settings.value(u"view/board"_s).toInt();
    view.filter = View::Filter(m_settings.value(u"view/filter"_s).toInt());
    return view;
}

void PlaceMemory::rememberView(const View &view)
{
    const auto last = lastView();
    // The same values would have the file written once more.
    if (last && last->board == view.board && last->filter == view.filter) return;
    m_settings.setValue(u"view/board"_s, view.board);
    m_settings.setValue(u"view/filter"_s, int(view.filter));
}

} // namespace newsboard
