using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Insurance.Domain.Agreements;
using Insurance.Domain.Calendars;
using Insurance.Domain.Certificates;
using Insurance.Domain.Contributions;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;
using Insurance.Domain.People;
using Insurance.Domain.Premiums;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Privacy;

/// <summary>The names and numbers of people in all roles come out of nothing but what is asked to reveal them, on the whole public surface.</summary>
public sealed class PublicSurfaceKeepsPeopleTests
{
    private static readonly Told Told = Canaries.Registry.Aggregate(new Told(), (told, one) => told.Walk(one));

    [Fact]
    public void Every_public_type_that_can_hold_people_has_an_instance_among_the_canaries()
    {
        var there = Told.Objects.Select(one => one.GetType()).Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();

        Assert.True(Holding.PublicTypes.Length > 20);
        Expect.None(Holding.PublicTypes.Where(type => !there.Contains(type)));
    }

    [Fact]
    public void No_text_that_an_object_gives_by_itself_holds_a_name_a_number_or_an_account() => Kept(Told.Texts.Select(pair => (pair.Value, pair.Key)));

    [Fact]
    public void No_refusal_and_no_exception_of_a_verb_holds_a_name_a_number_or_an_account()
    {
        var sweep = new Sweep([.. Told.Objects, .. AtHand()]).Run();
        var refusals = sweep.Errors.Aggregate(new Told(), (told, error) => told.Walk(error));

        Kept(refusals.Texts.Select(pair => (pair.Value, pair.Key)));
        Kept(sweep.Errors.Select(error => (error.Code, new DomainException([error]).ToString())));
        Kept(sweep.Exceptions.Select(one => ($"{one.Verb.DeclaringType!.Name}.{one.Verb.Name}", one.Exception.ToString())));
        Kept(sweep.Answers.Select(answer => ("an answer", answer)));

        // A caller's mistake is told as one.
        Expect.None(sweep.Exceptions.Where(one => one.Exception is not (ArgumentException or InvalidOperationException)).Select(one => $"{one.Verb.DeclaringType!.Name}.{one.Verb.Name}: {one.Exception}"));
        Expect.None(sweep.NotCalled);

        var codes = sweep.Errors.Select(error => error.Code).ToHashSet();
        string[] rooms = ["agreement.", "certificate.", "declaration.", "enrollment.", "order.", "premium.", "period.", "snapshot."];
        Expect.None(Phrasebook.Codes.Where(code => Array.Exists(rooms, room => code.StartsWith(room, StringComparison.Ordinal))).Except(codes));
    }

    [Fact]
    public void A_debugger_shows_what_prints() =>
        Expect.None(typeof(Money).Assembly.GetTypes().Where(type => type.IsDefined(typeof(DebuggerDisplayAttribute)) || type.IsDefined(typeof(DebuggerTypeProxyAttribute))));

    [Theory]
    [InlineData(typeof(PremiumOrderSnapshot), true)]
    [InlineData(typeof(Premium), true)]
    [InlineData(typeof(Result<>), true)]
    [InlineData(typeof(ImmutableArray<PersonName?>), true)]
    [InlineData(typeof(Func<BankAccountNumber[]>), true)]
    [InlineData(typeof(Wrapped), true)]
    [InlineData(typeof(Money), false)]
    [InlineData(typeof(CertificateForecast), false)]
    [InlineData(typeof(TransitionTable<,>), false)]
    public void What_can_hold_people_is_seen_through_its_wrappers(Type type, bool holds) => Assert.Equal(holds, Holding.CanHold(type));

    [Fact]
    public void A_text_that_tells_is_found()
    {
        Assert.NotNull(Canaries.SecretIn($"of {Canaries.Insured.Name.Reveal()}"));
        Assert.NotNull(Canaries.SecretIn(Canaries.Payer.Id.Reveal()));
        Assert.NotNull(Canaries.SecretIn("born on 2012-02-29"));
        Assert.NotNull(Canaries.SecretIn(Canaries.Account));
        Assert.Null(Canaries.SecretIn($"{Canaries.Insured} {Canaries.Stranger} {BankAccountNumber.Parse(Canaries.Account)}"));
    }

    [Fact]
    public void What_is_asked_to_reveal_tells_the_insured_and_not_the_payer()
    {
        var text = Told.Objects.OfType<Certificate>().First().RevealCanonicalText();

        Assert.Contains(Canaries.Insured.Name.Reveal(), text, StringComparison.Ordinal);
        Assert.Contains(Canaries.Insured.Id.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canaries.Payer.Name.Reveal(), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canaries.Payer.Id.Reveal(), text, StringComparison.Ordinal);
    }

    private static void Kept(IEnumerable<(string Member, string Text)> told)
    {
        var all = told.ToList();
        Assert.NotEmpty(all);
        Expect.None(all.Where(one => Canaries.SecretIn(one.Text) is not null).Select(one => $"{one.Member} tells {Canaries.SecretIn(one.Text)}: {one.Text}"));
    }

    // Facts, days and tariffs for the verbs, right and wrong ones.
    private static IEnumerable<object> AtHand()
    {
        var facts = Chongqing.Local with { LastInsuredMonth = new YearMonth(2022, 12) };
        LocalDate[] days =
        [
            new(2022, 12, 31), new(2023, 1, 2), new(2023, 1, 3), new(2023, 1, 8), new(2023, 1, 20), new(2023, 2, 20), new(2023, 12, 5), new(2023, 12, 25), new(2024, 1, 3), new(2025, 5, 1),
        ];
        object[] rest =
        [
            facts with { HasEmployer = true, LastInsuredMonth = new YearMonth(2035, 1) }, facts with { Hukou = Hukou.None }, facts with { Hukou = Hukou.Elsewhere }, facts with { DrawsPension = true },
            Chongqing.Tariff(2022), Chongqing.Tariff(2023), Chongqing.Tariff(2024), Invented.Tariff(), Declaring.History, TariffCatalog.Embedded, Chongqing.Grade("2", 2023), Chongqing.Grade("1", 2024),
            Declaring.Year(2023), Declaring.Year(2024), new YearMonth(2022, 12), new YearMonth(2030, 1), Chongqing.Tariff(2023).RegionFacts!,
            Chongqing.LumpSum, new PaymentPeriodPolicy(), new CertificateAvailabilityPolicy(TariffCatalog.Embedded, WorkingDayCalendar.China), ContributionRecord.Empty,
            Chongqing.FirstPremium(), Invented.StatePaysAll(), DeclaredLine.Of(InsuranceLine.BasicMedical), DeclaredLine.Of(InsuranceLine.LargeAmountMutual, ratio: Rate.Parse("0.5")),
            Chongqing.Notice("N-9", 587_400), Chongqing.Notice("N-9", 1, order: 2), Chongqing.At(2022, 12, 31), Chongqing.At(2023, 1, 3), Chongqing.At(2024, 1, 3), "1", "2", "9", "retiree", "late", "工商银行", "",
            (DeclaredBases)BaseChoice.Floor, 1, 2,
        ];
        return days.Cast<object>().Concat(rest);
    }

    private sealed record Wrapped(IReadOnlyDictionary<string, ResidentId?> Ids);
}
