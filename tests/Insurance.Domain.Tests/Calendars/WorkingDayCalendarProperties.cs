using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Calendars;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Calendars;

public class WorkingDayCalendarProperties
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;

    // From the day before the covered span, where counting may begin, to its last day; every other one next to an exceptional
    // day or an end of the span.
    private static readonly Gen<LocalDate> Dates = Gen.OneOf(
        Gen.Choose(0, Period.DaysBetween(China.CoveredFrom, China.CoveredThrough) + 1).Select(China.CoveredFrom.PlusDays(-1).PlusDays),
        from edge in Gen.Elements(China.ExceptionalDays.Select(day => day.Date).Append(China.CoveredFrom).Append(China.CoveredThrough))
        from shift in Gen.Choose(-1, 1)
        select LocalDate.Min(edge.PlusDays(shift), China.CoveredThrough));

    private static readonly Gen<int> Counts = Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 400));

    [Fact]
    public void The_Nth_working_day_is_the_one_a_day_walk_reaches() => Holds.ForAll(
        from after in Dates from count in Counts select (after, count),
        asked =>
        {
            var answer = China.NthWorkingDayAfter(asked.after, asked.count);

            Assert.Equal(
                NaiveCalendar.China.NthAfter(asked.after, asked.count),
                answer.TryGet(out var found, out _) ? found.Date : null);
        });

    [Fact]
    public void The_Nth_working_day_is_worked_and_has_N_working_days_up_to_it() => Holds.ForAll(
        from after in Dates from count in Counts select (after, count),
        asked =>
        {
            if (China.NthWorkingDayAfter(asked.after, asked.count).TryGet(out var found, out _))
            {
                Assert.True(China.IsWorkingDay(found.Date).Value);
                Assert.Equal(asked.count, China.WorkingDaysBetween(asked.after, found.Date).Value);
                Assert.Equal(found.Date >= China.ProvisionalFrom, found.Provisional);
            }
        });

    [Fact]
    public void A_later_start_or_a_larger_count_never_ends_earlier() => Holds.ForAll(
        from a in Dates
        from b in Dates
        from n in Counts
        from m in Counts
        select (Early: LocalDate.Min(a, b), Late: LocalDate.Max(a, b), Few: Math.Min(n, m), Many: Math.Max(n, m)),
        asked =>
        {
            if (!China.NthWorkingDayAfter(asked.Late, asked.Many).TryGet(out var last, out _))
            {
                return;
            }

            var first = China.NthWorkingDayAfter(asked.Early, asked.Few).Value.Date;
            Assert.True(first <= China.NthWorkingDayAfter(asked.Late, asked.Few).Value.Date);
            Assert.True(first <= China.NthWorkingDayAfter(asked.Early, asked.Many).Value.Date);
            Assert.True(first <= last.Date);
            Assert.Equal(asked.Few == asked.Many, first == China.NthWorkingDayAfter(asked.Early, asked.Many).Value.Date);
        });

    [Fact]
    public void N_and_M_days_are_M_days_after_N_days() => Holds.ForAll(
        from after in Dates from n in Counts from m in Counts select (after, n, m),
        asked =>
        {
            var whole = China.NthWorkingDayAfter(asked.after, asked.n + asked.m);
            var inTwo = China.NthWorkingDayAfter(asked.after, asked.n).TryGet(out var half, out var errors)
                ? China.NthWorkingDayAfter(half.Date, asked.m)
                : errors;

            Assert.Equal(whole.Succeeded, inTwo.Succeeded);
            Assert.Equal(whole.Errors.AsEnumerable(), inTwo.Errors);
            if (whole.Succeeded)
            {
                Assert.Equal(whole.Value.Date, inTwo.Value.Date);
            }
        });

    [Fact]
    public void Working_days_between_dates_add_up_over_a_date_in_the_middle() => Holds.ForAll(
        from a in Dates from b in Dates from c in Dates select new[] { a, b, c }.Order().ToArray(),
        days =>
        {
            if (days[1] >= China.CoveredFrom)
            {
                Assert.Equal(
                    China.WorkingDaysBetween(days[0], days[2]).Value,
                    China.WorkingDaysBetween(days[0], days[1]).Value + China.WorkingDaysBetween(days[1], days[2]).Value);
            }
        });
}
