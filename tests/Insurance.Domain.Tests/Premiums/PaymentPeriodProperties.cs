using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Contributions;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Premiums;

/// <summary>Whoever the person is and whatever was paid: the day that an answer names is the next one with another answer.</summary>
public sealed class PaymentPeriodProperties
{
    private const int LongestLook = 800;

    private static readonly PaymentPeriodPolicy Policy = new();

    /// <summary>Who asks, for which grade and tariff, with which record, on which day.</summary>
    private sealed record Question(Enrollment Enrollment, PaymentGrade Grade, Tariff Tariff, ContributionRecord Record, LocalDate On)
    {
        public Result<PaymentPeriod> Ask(LocalDate on) => Policy.For(Enrollment, Grade, Tariff, Record, on);
    }

    // In 2025 Chongqing has a window; 2022 has none, and a day by which whoever paid is covered from January on.
    private static readonly Gen<Question> Questions =
        from year in Gen.Elements(2025, 2025, 2022)
        from place in year == 2025 ? Gen.Elements("1", "helped", "pupils", "whole") : Gen.Constant("1")
        from registered in Gen.OneOf(
            Gen.Choose(0, 729).Select(day => new LocalDate(year - 1, 1, 1).PlusDays(day)),
            Gen.Elements(new LocalDate(year - 1, 12, 31), new LocalDate(year, 1, 1), new LocalDate(year, 12, 31)))
        from insured in Gen.OneOf(Gen.Constant(-1), Gen.Choose(0, 8))
        from changes in Gen.OneOf(Gen.Constant<IReadOnlyList<Change>>([]), Histories.UpTo(5))
        from record in RecordsAround(year)
        from day in Gen.OneOf(
            Gen.Choose(0, 900).Select(day => new LocalDate(year - 1, 6, 1).PlusDays(day)),
            Gen.Elements(new LocalDate(year - 1, 12, 31), new LocalDate(year, 1, 1), new LocalDate(year, 3, 31), new LocalDate(year, 4, 1), new LocalDate(year, 4, 30), new LocalDate(year, 12, 31), new LocalDate(year + 1, 1, 1)))
        let facts = insured < 0 ? Chongqing.Local : Chongqing.Local with { LastInsuredMonth = registered.ToYearMonth().PlusMonths(-insured) }
        select place == "1"
            ? new Question(Histories.After(Chongqing.Registered(registered, facts), changes, Chongqing.Tariff, year), Chongqing.Grade(place, year), Chongqing.Tariff(year), record, day)
            : new Question(Histories.After(Invented.Registered(registered, facts), changes, Invented.Tariff, year), Invented.Tariff().Grade(place).Value, Invented.Tariff(), record, day);

    [Fact]
    public void The_answer_stays_until_the_day_it_names_and_is_another_one_on_that_day() => Holds.ForAll(Questions, question =>
    {
        var answer = question.Ask(question.On);
        var changes = answer.Succeeded ? answer.Value.ChangesOn : answer.Errors.Single().ChangesOn;

        for (var day = question.On.PlusDays(1); day < (changes ?? question.On.PlusDays(LongestLook)); day = day.PlusDays(1))
        {
            Assert.Equal(Told(answer), Told(question.Ask(day)));
        }

        if (changes is { } turn)
        {
            Assert.True(turn > question.On);
            Assert.NotEqual(Told(answer), Told(question.Ask(turn)));
        }
        else
        {
            Assert.False(answer.Succeeded);
        }
    }, cases: 300);

    [Fact]
    public void The_months_lie_in_the_year_and_none_of_them_is_paid_or_on_order() => Holds.ForAll(Questions, question =>
    {
        if (!question.Ask(question.On).TryGet(out var answer, out _))
        {
            return;
        }

        Assert.True(question.Grade.MonthsOf(question.Tariff.Year).Contains(answer.Period));
        Assert.All(
            from month in answer.Period.EachMonth()
            from line in question.Grade.Insurances
            select question.Record.StateOf(line, month),
            state => Assert.True(state is null or MonthState.Refunded));
        Assert.Equal(EnrollmentState.Active, question.Enrollment.StateOn(question.On));
    }, cases: 1500);

    [Fact]
    public void Nothing_that_happens_later_changes_the_answer_of_a_day() => Holds.ForAll(Questions, question =>
    {
        var known = question.Enrollment.ToSnapshot();
        var then = Enrollment.Rehydrate(known with { History = [.. known.History.Where(entry => entry.On <= question.On)] }).Value;

        Assert.Equal(Told(question.Ask(question.On)), Told((question with { Enrollment = then }).Ask(question.On)));
    }, cases: 500);

    private static Gen<ContributionRecord> RecordsAround(int year)
    {
        var entries =
            from state in Gen.Elements(MonthState.Paid, MonthState.Paid, MonthState.Paid, MonthState.OnOrder, MonthState.Refunded)
            from first in Gen.Choose(0, 30)
            from more in Gen.OneOf(Gen.Choose(0, 11), Gen.Elements(11, 0))
            from both in Gen.Elements(true, true, false)
            let start = new YearMonth(year - 1, 1).PlusMonths(first)
            select (Func<ContributionRecord, ContributionRecord>)(record =>
                record.With(both ? [InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual] : [InsuranceLine.BasicMedical], FeePeriod.Of(start, start.PlusMonths(more)), state));
        return Gen.OneOf(
            Gen.Constant(ContributionRecord.Empty),
            Gen.Constant(Chongqing.Paid($"{year - 1}-01..{year - 1}-12")),
            entries.ListOf().Select(list => list.Take(4).Aggregate(ContributionRecord.Empty, (record, entry) => entry(record))));
    }

    private static string Told(Result<PaymentPeriod> answer) => answer.TryGet(out var period, out var errors)
        ? $"{period.Member} {period.Period} {string.Join(' ', period.Warnings.AsEnumerable())}"
        : string.Join(' ', errors.Select(error => error.Code == "enrollment.not-active" ? $"{error.Code} {error.Operands["state"]} {error.Operands["since"]}" : error.Code));
}
