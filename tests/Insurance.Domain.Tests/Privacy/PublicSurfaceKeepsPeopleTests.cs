using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
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
        var sweep = Sweep.OfEverything;
        var refused = sweep.Errors.Aggregate(new Told(), (told, error) => told.Walk(error));

        Kept(refused.Texts.Select(pair => (pair.Value, pair.Key)));
        Kept(sweep.Errors.Select(error => (error.Code, new DomainException([error]).ToString())));
        Kept(sweep.Exceptions.Select(one => ($"{one.Verb.DeclaringType!.Name}.{one.Verb.Name}", one.Exception.ToString())));
        Kept(sweep.Answers.Select(answer => ("an answer", answer)));

        // A caller's mistake is told as one.
        Expect.None(sweep.Exceptions.Where(one => one.Exception is not (ArgumentException or InvalidOperationException)).Select(one => $"{one.Verb.DeclaringType!.Name}.{one.Verb.Name}: {one.Exception}"));
        Expect.None(sweep.NotCalled);

        // Those left out speak of months, instants, amounts, numbers of orders and texts alone; no verb that meets a person with what is at hand gives them.
        // Evidence that is named by a person is asked with the agreements.
        string[] rooms = ["agreement.", "certificate.", "declaration.", "enrollment.", "order.", "premium.", "period.", "run.", "snapshot."];
        string[] others =
        [
            "agreement.account-number", "agreement.evidence-personal", "agreement.evidence-reference", "certificate.key-malformed", "certificate.malformed", "certificate.months-apart", "certificate.rule-unknown", "declaration.not-for-whom", "declaration.paid-once", "order.close-early",
            "order.grant-exceeds", "order.pay-by", "order.pay-by-range", "order.return-settled", "order.supplement-taken",
            "period.months", "period.outside-year", "period.reversed",
        ];
        var refusals = ErrorTable.Refusals.Where(code => Array.Exists(rooms, room => code.StartsWith(room, StringComparison.Ordinal)));
        Expect.None(refusals.Except(others).Except(sweep.Errors.Select(error => error.Code)));
    }

    [Fact]
    public void A_debugger_shows_what_prints() =>
        Expect.None(typeof(Money).Assembly.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && (type.IsDefined(typeof(DebuggerDisplayAttribute)) || type.IsDefined(typeof(DebuggerTypeProxyAttribute)))));

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

    private sealed record Wrapped(IReadOnlyDictionary<string, ResidentId?> Ids);
}
