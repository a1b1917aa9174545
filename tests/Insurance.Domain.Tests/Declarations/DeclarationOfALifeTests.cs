using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>What an enrolment went through decides who declares, for which status and from which month.</summary>
public sealed class DeclarationOfALifeTests
{
    private static readonly LocalDate Registered = new(2023, 1, 3);

    public static TheoryData<string> Resting => ["suspended", "with-employer", "stopped"];

    [Theory]
    [MemberData(nameof(Resting))]
    public void Whoever_is_not_active_declares_nothing_and_is_told_since_when(string state)
    {
        var since = new LocalDate(2023, 3, 10);
        var enrolled = Chongqing.Registered(Registered);
        var rests = state switch
        {
            "suspended" => enrolled.Suspend(since).Value,
            "with-employer" => enrolled.JoinEmployer(since).Value,
            _ => enrolled.Stop(since).Value,
        };

        var error = Declaration.Submit(rests, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", since.PlusDays(5)).Errors.Single();

        Assert.Equal(("enrollment.not-active", state, "2023-03-10"), (error.Code, error.Operands["state"], error.Operands["since"]));
        Assert.True(Declaration.Submit(rests, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "2", since.PlusDays(-1)).Succeeded);
    }

    [Fact]
    public void Whoever_comes_back_declares_from_the_month_of_coming_back()
    {
        var back = Chongqing.Registered(Registered)
            .JoinEmployer(new LocalDate(2023, 2, 1)).Value
            .LeaveEmployer(new YearMonth(2023, 6), Chongqing.Tariff(2023), new LocalDate(2023, 9, 4)).Value;

        var choice = Declaration.Submit(back, Chongqing.Tariff(2023), Chongqing.Zhang.Id, "1", new LocalDate(2023, 10, 9)).Value.Choices.Single();

        Assert.Equal(new YearMonth(2023, 9), choice.EffectiveFrom);
    }

    [Fact]
    public void A_pension_that_began_since_the_registration_opens_the_grade_of_pensioners_and_closes_the_others()
    {
        // The notice 渝医保发〔2023〕37号: pensioners of grade 1 pay the large-amount line alone.
        var pensioner = Chongqing.Registered(Registered)
            .Amend(Chongqing.Tariff(2024), Chongqing.Local with { DrawsPension = true }, new LocalDate(2024, 5, 6)).Value;

        Assert.Equal("2", Declaration.Submit(pensioner, Chongqing.Tariff(2024), Chongqing.Zhang.Id, "2", new LocalDate(2024, 5, 5)).Value.Choices.Single().Grade);
        Assert.Equal("declaration.wrong-status", Declaration.Submit(pensioner, Chongqing.Tariff(2024), Chongqing.Zhang.Id, "2", new LocalDate(2024, 5, 6)).Errors.Single().Code);
        var lines = Declaration.Submit(pensioner, Chongqing.Tariff(2024), Chongqing.Zhang.Id, "retiree", new LocalDate(2024, 5, 6)).Value.Choices.Single().Lines;
        Assert.Equal([InsuranceLine.LargeAmountMutual], lines.Select(line => line.Insurance));
    }
}
