using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>One change that somebody asks for, right or wrong, so many days after the last one.</summary>
internal sealed record Change(EnrollmentEvent Event, int Days, Hukou Hukou, bool DrawsPension, bool SaysEmployer, int? InsuredMonthsAgo, bool Renames);

/// <summary>What may become of an enrolment: changes in any order, now and then before the last one or with something that cannot be.</summary>
internal static class Histories
{
    public static readonly PersonName OtherName = PersonName.Parse("张三风");

    public static Gen<Change> Change { get; } =
        from occurred in Gen.Elements(Enum.GetValues<EnrollmentEvent>())
        from days in Gen.Frequency((6, Gen.Choose(0, 70)), (1, Gen.Elements(-1, 0)))
        from hukou in Gen.Frequency((6, Gen.Elements(Hukou.Local, Hukou.Elsewhere)), (1, Gen.Constant(Hukou.None)))
        from pension in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from wrong in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from insured in Gen.Frequency((8, Gen.Choose(0, 8).Select(months => (int?)months)), (2, Gen.Constant((int?)null)), (1, Gen.Constant((int?)-1)))
        from renames in Gen.Elements(true, false)
        select new Change(occurred, days, hukou, pension, wrong, insured, renames);

    public static Gen<IReadOnlyList<Change>> UpTo(int changes) =>
        Gen.Choose(0, changes).SelectMany(count => Change.ArrayOf(count)).Select(list => (IReadOnlyList<Change>)list);

    /// <summary>What a change does to an enrolment on a day.</summary>
    public static Result<Enrollment> Do(Enrollment enrollment, Change change, LocalDate on, Tariff tariff) => change.Event switch
    {
        EnrollmentEvent.Amend => enrollment.Amend(tariff, FactsOf(enrollment, change, on), on, change.Renames ? OtherName : null),
        EnrollmentEvent.Suspend => enrollment.Suspend(on),
        EnrollmentEvent.Resume => enrollment.Resume(on, MonthOf(change, on)),
        EnrollmentEvent.JoinEmployer => enrollment.JoinEmployer(on),
        EnrollmentEvent.LeaveEmployer => enrollment.LeaveEmployer(MonthOf(change, on) ?? on.ToYearMonth(), tariff, on),
        _ => enrollment.Stop(on),
    };

    /// <summary>The enrolment after all changes that were not refused; those that need a tariff of a year later than a last one are left out.</summary>
    public static Enrollment After(Enrollment enrollment, IEnumerable<Change> changes, Func<int, Tariff> tariffs, int lastYear = 2025) =>
        changes.Aggregate(enrollment, (current, change) =>
        {
            var on = LastDay(current).PlusDays(change.Days);
            return (on.Year <= lastYear || change.Event is not (EnrollmentEvent.Amend or EnrollmentEvent.LeaveEmployer))
                && Do(current, change, on, tariffs(Math.Min(on.Year, lastYear))).TryGet(out var next, out _) ? next : current;
        });

    public static LocalDate LastDay(Enrollment enrollment) => enrollment.History.Count == 0 ? enrollment.RegisteredOn : enrollment.History[^1].On;

    /// <summary>The month that a change declares; null for none, a later one than the day's for something that cannot be.</summary>
    public static YearMonth? MonthOf(Change change, LocalDate on) => change.InsuredMonthsAgo is { } ago ? on.ToYearMonth().PlusMonths(-ago) : null;

    private static EnrollmentFacts FactsOf(Enrollment enrollment, Change change, LocalDate on) =>
        new(change.Hukou, change.SaysEmployer ? !enrollment.Facts.HasEmployer : enrollment.Facts.HasEmployer, change.DrawsPension, MonthOf(change, on));
}
