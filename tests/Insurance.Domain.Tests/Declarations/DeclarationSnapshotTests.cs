using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.Declarations;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>What is stored of a declaration opens again, and what cannot be does not.</summary>
public sealed class DeclarationSnapshotTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);
    private static readonly DeductionAgreement Agreement = Declaring.Agreed(Day);

    // Grade 2 with a ratio and an approval, a change that was withdrawn, another one that took effect, and the approval taken back on both.
    private static readonly Declaration Whole = Declaration
        .Submit(
            Chongqing.Registered(Day),
            Chongqing.Tariff(2023),
            Chongqing.Zhang.Id,
            "2",
            Day,
            [DeclaredLine.Of(InsuranceLine.BasicMedical, ratio: Rate.Parse("0.1")).ApproveDeduction(Agreement, Day).Value, DeclaredLine.Of(InsuranceLine.LargeAmountMutual)]).Value
        .Changed(2024, "1", new LocalDate(2023, 12, 1)).Value
        .Withdraw(Chongqing.Zhang.Id, new LocalDate(2023, 12, 2)).Value
        .Changed(2024, "1", new LocalDate(2023, 12, 3)).Value
        .ApproveDeduction(Agreement, InsuranceLine.LargeAmountMutual, Chongqing.Zhang.Id, new LocalDate(2023, 12, 4)).Value
        .WithdrawDeduction(InsuranceLine.LargeAmountMutual, Chongqing.Zhang.Id, new LocalDate(2024, 1, 5)).Value;

    private static readonly DeclarationSnapshot Stored = Whole.ToSnapshot();

    // The promise that what an older version of this library stored stays readable: this file is never changed, only joined by newer ones.
    [Fact]
    public void The_first_version_still_opens()
    {
        var json = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", "declaration.v1.json"));

        var opened = Declaration.Rehydrate(JsonSerializer.Deserialize<DeclarationSnapshot>(json)!, [Agreement]).Value;

        Assert.Equal(Chongqing.Zhang, opened.Person);
        Assert.Equal(["2", "1", "1"], opened.Choices.Select(choice => choice.Grade));
        Assert.Equal(
            [DeclarationState.Superseded, DeclarationState.Withdrawn, DeclarationState.InEffect],
            opened.Choices.Select(choice => choice.StateOn(new LocalDate(2024, 1, 1))!.Value));
        Assert.Equal([true, true], opened.Choices[0].Lines.Select(line => line.IsDeductionApproved));
        Assert.Equal(Rate.Parse("0.1"), opened.Choices[0].Lines[0].Ratio);
        Assert.Equal(("2", "1"), (opened.For(Declaring.Year(2023))!.Grade, opened.For(Declaring.Year(2024))!.Grade));
        Assert.NotNull(opened.Choices[2].DeductionOn(InsuranceLine.LargeAmountMutual, new LocalDate(2024, 1, 4)));
        Assert.Null(opened.Choices[2].DeductionOn(InsuranceLine.LargeAmountMutual, new LocalDate(2024, 1, 5)));
        Assert.Equal(Stored, opened.ToSnapshot());
    }

    [Fact]
    public void A_snapshot_is_an_object_with_the_person_in_full_and_agreements_by_number()
    {
        var person = JsonSerializer.Serialize(Chongqing.Zhang);
        var bases = DeclaredBases.OfEach([(InsuranceLine.Parse("basic"), BaseChoice.Floor), (InsuranceLine.Parse("large"), BaseChoice.Of(Money.FromYuan(5000)))]);
        var place = Declaring.Place();
        var day = new LocalDate(2024, 5, 1);

        Assert.Equal(
            $$"""{"version":1,"person":{{person}},"region":"990000","scheme":"flexible-employment","choices":[{"grade":"two","year":2024,"effectiveFrom":"2024-05","submittedOn":"2024-05-01","lines":[{"insurance":"basic","base":"floor"},{"insurance":"large","base":"5000.00"}],"deductions":[]}]}""",
            JsonSerializer.Serialize(Declaration.Submit(Declaring.RegisteredIn(place, day), Declaring.TariffIn(place, 2024), Chongqing.Zhang.Id, "two", day, bases).Value.ToSnapshot()));
        Assert.Equal(
            $$$"""{"version":1,"person":{{{person}}},"region":"500000","scheme":"flexible-employment","choices":[{"grade":"2","year":2023,"effectiveFrom":"2023-01","submittedOn":"2023-01-03","lines":[{"insurance":"basic-medical","ratio":"0.1"},{"insurance":"large-amount-mutual"}],"deductions":[{"insurance":"basic-medical","agreement":"AGREEMENT-1","on":"2023-01-03"},{"insurance":"large-amount-mutual","agreement":"AGREEMENT-1","on":"2023-12-04"}]},{"grade":"1","year":2024,"effectiveFrom":"2024-01","submittedOn":"2023-12-01","withdrawnOn":"2023-12-02","lines":[{"insurance":"basic-medical"},{"insurance":"large-amount-mutual"}],"deductions":[]},{"grade":"1","year":2024,"effectiveFrom":"2024-01","submittedOn":"2023-12-03","lines":[{"insurance":"basic-medical"},{"insurance":"large-amount-mutual"}],"deductions":[{"insurance":"large-amount-mutual","agreement":"AGREEMENT-1","on":"2023-12-04"},{"insurance":"large-amount-mutual","on":"2024-01-05"}]}]}""",
            JsonSerializer.Serialize(Stored));
    }

    [Fact]
    public void Optional_members_may_be_null_and_stand_in_any_order()
    {
        var json = $$"""{"choices":[{"withdrawnOn":null,"deductions":[],"lines":[{"ratio":null,"base":null,"insurance":"basic-medical"}],"submittedOn":"2023-01-03","effectiveFrom":"2023-01","year":2023,"grade":"2"}],"scheme":"flexible-employment","region":"500000","person":{{JsonSerializer.Serialize(Chongqing.Zhang)}},"version":1}""";

        var opened = Declaration.Rehydrate(JsonSerializer.Deserialize<DeclarationSnapshot>(json)!, []).Value;

        Assert.Equal([DeclaredLine.Of(InsuranceLine.BasicMedical)], opened.Choices[0].Lines);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"1"}""")]
    [InlineData("""{"version":1.5}""")]
    [InlineData("""{"versions":1}""")]
    [InlineData("""{"choices":{}}""")]
    [InlineData("""{"choices":[[]]}""")]
    [InlineData("""{"choices":[{"grade":"1"}]}""")]
    [InlineData("""{"choices":[{"grade":1}]}""")]
    [InlineData("""{"choices":[{"withdrawnOn":"2023-02-29"}]}""")]
    [InlineData("""{"choices":[{"lines":[{}]}]}""")]
    [InlineData("""{"choices":[{"lines":[{"insurance":"basic","approved":true}]}]}""")]
    [InlineData("""{"choices":[{"deductions":[{"insurance":"basic"}]}]}""")]
    [InlineData("""{"choices":[{"deductions":[{"on":"2023-01-03"}]}]}""")]
    public void What_is_no_declaration_is_refused_in_the_words_of_its_form(string json)
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DeclarationSnapshot>(json));

        Assert.Contains(" JSON ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Insurance.Domain", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void An_unknown_version_is_refused(int version) =>
        Assert.Equal("snapshot.version", Declaration.Rehydrate(Stored with { Version = version }, [Agreement]).Errors.Single().Code);

    public static TheoryData<string, Func<DeclarationSnapshot, DeclarationSnapshot>> Contradictions => new()
    {
        { "choices", snapshot => snapshot with { Choices = [] } },
        { "choices[0].grade", snapshot => snapshot.With(0, choice => choice with { Grade = "Zwei Stufen" }) },
        { "choices[0].effectiveFrom", snapshot => snapshot.With(0, choice => choice with { EffectiveFrom = new(2022, 12) }) },
        { "choices[0].effectiveFrom", snapshot => snapshot.With(0, choice => choice with { EffectiveFrom = new(2024, 12) }) },
        { "choices[0].lines", snapshot => snapshot.With(0, choice => choice with { Lines = [] }) },
        { "choices[0].lines", snapshot => snapshot.With(0, choice => choice with { Lines = [choice.Lines[0], choice.Lines[0]] }) },
        { "choices[1].submittedOn", snapshot => snapshot.With(1, choice => choice with { SubmittedOn = Day.PlusDays(-1), WithdrawnOn = null }) },
        { "choices[1].withdrawnOn", snapshot => snapshot.With(1, choice => choice with { WithdrawnOn = new(2023, 11, 30) }) },
        { "choices[1].withdrawnOn", snapshot => snapshot.With(1, choice => choice with { WithdrawnOn = new(2024, 1, 1) }) },
        { "choices[0].withdrawnOn", snapshot => snapshot.With(0, choice => choice with { WithdrawnOn = Day }) },
        { "choices[2].submittedOn", snapshot => snapshot.With(1, choice => choice with { WithdrawnOn = null }) }, // two that wait at once
        { "choices[2].submittedOn", snapshot => snapshot.With(1, choice => choice with { WithdrawnOn = new(2023, 12, 4) }) },
        { "choices[2].year", snapshot => snapshot.With(2, choice => choice with { Year = Declaring.Year(2022), EffectiveFrom = new(2022, 12) }) },
        { "choices[2].effectiveFrom", snapshot => snapshot.With(0, choice => choice with { EffectiveFrom = new(2023, 12), SubmittedOn = new(2023, 1, 3) }).With(1, choice => choice with { SubmittedOn = new(2023, 12, 1) }).With(2, choice => choice with { Year = Declaring.Year(2023), EffectiveFrom = new(2023, 11) }) },
        { "choices[0].deductions[0]", snapshot => snapshot.With(0, choice => choice with { Deductions = [choice.Deductions[0] with { On = Day.PlusDays(-1) }] }) },
        { "choices[0].deductions[0]", snapshot => snapshot.With(0, choice => choice with { Deductions = [choice.Deductions[0] with { Agreement = null }] }) },
        { "choices[0].deductions[0]", snapshot => snapshot.With(0, choice => choice with { Deductions = [choice.Deductions[0] with { Agreement = AgreementId.Parse("AGREEMENT-9") }] }) },
        { "choices[0].deductions[0]", snapshot => snapshot.With(0, choice => choice with { Deductions = [choice.Deductions[0] with { Insurance = InsuranceLine.Parse("long-term-care") }] }) },
        { "choices[0].deductions[1]", snapshot => snapshot.With(0, choice => choice with { Deductions = [choice.Deductions[0], choice.Deductions[0]] }) },
        { "choices[1].deductions[0]", snapshot => snapshot.With(1, choice => choice with { Deductions = [new(InsuranceLine.BasicMedical, Agreement.Id, new(2023, 12, 3))] }) },
        { "choices[0].deductions[1]", snapshot => snapshot.With(0, choice => choice with { Deductions = [choice.Deductions[0], new(InsuranceLine.BasicMedical, null, new(2024, 1, 2))] }) },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_snapshot_that_contradicts_itself_is_refused_with_the_place(string place, Func<DeclarationSnapshot, DeclarationSnapshot> spoil)
    {
        ArgumentNullException.ThrowIfNull(spoil);

        var error = Declaration.Rehydrate(spoil(Stored), [Agreement]).Errors.Single();

        Assert.Equal(("snapshot.contradiction", place), (error.Code, error.Field));
    }

    public static TheoryData<string, DeductionAgreement> WrongAgreements => new()
    {
        { "not in force on the day", Declaring.Agreed(Day.PlusDays(1)) },
        { "a draft", Declaring.Drafted(Day) },
        { "of another person", Declaring.Agreed(Day, person: Chongqing.Li) },
        { "of another region", Declaring.Agreed(Day, region: Region.Parse("440100")) },
        { "of another scheme", Declaring.Agreed(Day, scheme: Scheme.Resident) },
        { "for another line", Declaring.Agreed(Day, lines: [InsuranceLine.LargeAmountMutual]) },
        { "with another number", Declaring.Agreed(Day, number: 2) },
    };

    [Theory]
    [MemberData(nameof(WrongAgreements))]
    public void An_approval_opens_by_its_agreement_alone(string why, DeductionAgreement agreement)
    {
        var error = Declaration.Rehydrate(Stored, [agreement]).Errors.Single();

        Assert.True(error is { Code: "snapshot.contradiction", Field: "choices[0].deductions[0]" }, why);
    }

    [Fact]
    public void An_agreement_that_ended_later_still_opens_the_approval()
    {
        var ended = Agreement.Revoke(Chongqing.Zhang.Id, new LocalDate(2023, 12, 5)).Value;

        Assert.True(Declaration.Rehydrate(Stored, [Declaring.Agreed(Day, number: 2), ended]).Succeeded);
    }

    [Fact]
    public void A_snapshot_prints_neither_name_nor_number()
    {
        var (name, number) = (Chongqing.Zhang.Name.Reveal(), Chongqing.Zhang.Id.Reveal());

        foreach (var text in new[] { Stored.ToString(), Stored.Choices[0].ToString(), Whole.ToString(), Whole.Choices[0].ToString(), $"{Whole.Choices[0].Lines[0]}", $"{Whole.Choices[0].Deductions[0]}" })
        {
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
            Assert.DoesNotContain(number, text, StringComparison.Ordinal);
        }

        Assert.Contains("grade 1", Stored.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_no_JSON_gives_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentNullException>(() => Declaration.Rehydrate(null!, []));
        Assert.Throws<ArgumentNullException>(() => Declaration.Rehydrate(Stored, null!));
        Assert.Throws<ArgumentException>(() => Declaration.Rehydrate(Stored with { Person = null! }, [Agreement]));
        Assert.Throws<ArgumentException>(() => Declaration.Rehydrate(Stored with { Region = default }, [Agreement]));
        Assert.Throws<ArgumentException>(() => Declaration.Rehydrate(Stored with { Choices = [null!] }, [Agreement]));
        Assert.Throws<ArgumentException>(() => Declaration.Rehydrate(Stored.With(0, choice => choice with { Year = default }), [Agreement]));
        Assert.Throws<ArgumentException>(() => Declaration.Rehydrate(Stored.With(0, choice => choice with { Lines = [new(default, null, null)] }), [Agreement]));
        Assert.Throws<ArgumentException>(() => Declaration.Rehydrate(Stored.With(0, choice => choice with { Deductions = [null!] }), [Agreement]));
    }
}

/// <summary>Replaces a choice of a stored declaration.</summary>
internal static class Spoiling
{
    public static DeclarationSnapshot With(this DeclarationSnapshot snapshot, int index, Func<DeclaredChoiceSnapshot, DeclaredChoiceSnapshot> change) =>
        snapshot with { Choices = [.. snapshot.Choices.Select((choice, i) => i == index ? change(choice) : choice)] };
}
