using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Agreements;
using Insurance.Domain.Declarations;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Declarations;

/// <summary>Random histories over several years, against a model of few lines.</summary>
public sealed class DeclarationHistoryProperties
{
    private const int Histories = 2_500;

    // Registered some days before the first choice, so that an entry before it is not one before the registration.
    private static readonly LocalDate Registered = new(2021, 5, 1);
    private static readonly LocalDate Declared = new(2021, 5, 10);
    private static readonly LocalDate AgreedFrom = new(2022, 3, 1);
    private static readonly LocalDate AgreedThrough = new(2024, 12, 10);
    private static readonly DeductionAgreement Agreement = Declaring.Agreed(AgreedFrom, through: AgreedThrough);
    private static readonly Domain.Enrollments.Enrollment Enrolled = Chongqing.Registered(Registered);

    private static readonly Gen<List<Command>> Commands = Gen.Choose(1, 14).SelectMany(count => Command.Any.ListOf(count)).Select(commands => commands.ToList());

    [Fact]
    public void A_random_history_is_what_the_model_says() => Holds.ForAll(Commands.Zip(Gen.Elements(true, false)), given => Play(given.Item1, given.Item2), Histories);

    [Fact]
    public void What_is_stored_of_a_random_history_opens_the_same() => Holds.ForAll(
        Commands,
        commands =>
        {
            var declaration = Play(commands, ahead: false);
            var json = JsonSerializer.Serialize(declaration.ToSnapshot());
            var snapshot = JsonSerializer.Deserialize<DeclarationSnapshot>(json)!;

            var opened = Declaration.Rehydrate(snapshot, [Declaring.Agreed(AgreedFrom, number: 2), Agreement]).Value;

            Assert.Equal(declaration.ToSnapshot(), snapshot);
            Assert.Equal(declaration.ToSnapshot(), opened.ToSnapshot());
            Assert.Equal(json, JsonSerializer.Serialize(opened.ToSnapshot()));
            Assert.Equal(declaration.Choices.Select(choice => choice.Events), opened.Choices.Select(choice => choice.Events));
            Assert.Equal(declaration.Choices.Select(choice => choice.Lines), opened.Choices.Select(choice => choice.Lines));

            // An approval stands by its agreement alone.
            var approved = declaration.Choices.Any(choice => choice.Deductions.Any(change => change.Approval is not null));
            Assert.Equal(approved ? "snapshot.contradiction" : null, Declaration.Rehydrate(snapshot, []).Errors.SingleOrDefault()?.Code);
        },
        500);

    [Fact]
    public void Random_histories_reach_every_verb_and_every_refusal()
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);

        // Always the same histories: what some of them reach is rare, and a run must not depend on luck.
        foreach (var commands in Commands.Sample(4_000, new Rnd(1, 0x9E3779B97F4A7C15), 50))
        {
            Play(commands, ahead: false, reached);
            Play(commands, ahead: true, reached);
        }

        Assert.Equal(
            [
                "approve", "change", "declaration.before-last-change", "declaration.deduction-needs-agreement", "declaration.in-effect",
                "declaration.not-oneself", "declaration.nothing-stands", "declaration.outside-window", "declaration.pending",
                "declaration.year-begun", "take-back", "withdraw",
            ],
            reached);
    }

    private static Declaration Play(List<Command> commands, bool ahead, SortedSet<string>? reached = null)
    {
        // A first choice that lies ahead of its year can be withdrawn, and then another first choice follows.
        var on = ahead ? new LocalDate(2021, 12, 15) : Declared;
        var declaration = ahead
            ? Declaration.Submit(Enrolled, Chongqing.Tariff(2022), Chongqing.Zhang.Id, "2", on).Value
            : Declaration.Submit(Enrolled, Chongqing.Tariff(2021), Chongqing.Zhang.Id, "2", on).Value;
        var model = new DeclarationModel(AgreedFrom, AgreedThrough);
        model.Begin("2", ahead ? 2022 : 2021, ahead ? new LocalDate(2022, 1, 1) : on, on);
        Compare(model, declaration);

        foreach (var command in commands)
        {
            on = command.DayAfter(on);
            if (command.Verb == "change" && model.Newest is null && command.Year < 0)
            {
                continue; // a first choice for a year that is over is a mistake of the caller
            }

            var result = Do(declaration, command, on);

            Assert.Equal(model.Do(command, on), result.Errors.Select(error => error.Code).ToHashSet());
            declaration = result.TryGet(out var after, out _) ? after : declaration;
            Compare(model, declaration);
            on = model.Last;
            reached?.UnionWith(result.Succeeded ? [command.Verb] : result.Errors.Select(error => error.Code));
        }

        return declaration;
    }

    private static Result<Declaration> Do(Declaration declaration, Command command, LocalDate on)
    {
        var by = command.Oneself ? Chongqing.Zhang.Id : Chongqing.Li.Id;
        return command.Verb switch
        {
            "change" => declaration.Change(Enrolled, Declaring.History, Declaring.Year(on.Year + command.Year), by, command.Grade, on),
            "withdraw" => declaration.Withdraw(by, on),
            "approve" => declaration.ApproveDeduction(Agreement, Declaring.Both[command.Line], by, on),
            _ => declaration.WithdrawDeduction(Declaring.Both[command.Line], by, on),
        };
    }

    private static void Compare(DeclarationModel model, Declaration declaration)
    {
        var standing = model.Choices.Where(choice => choice.Gone is null).ToList();
        Assert.Equal(model.Choices.Select(choice => (choice.Grade, choice.Year)), declaration.Choices.Select(choice => (choice.Grade, choice.Year.Number)));
        Assert.Equal(model.Choices.Select(choice => choice.Approved), declaration.Choices.Select(choice => choice.Lines.Select(line => line.IsDeductionApproved).ToArray()));
        for (var year = 2020; year < 2034; year++)
        {
            Assert.Equal(standing.LastOrDefault(choice => choice.Year <= year)?.Grade, declaration.For(Declaring.Year(year))?.Grade);
            Assert.Equal(standing.LastOrDefault(choice => choice.Year <= year)?.Grade, declaration.ChoiceIn(new(year, 12))?.Grade);
        }

        var days = model.Choices.SelectMany(choice => new[] { choice.Effect.PlusDays(-1), choice.Effect, model.Last, model.Last.PlusYears(1) });
        foreach (var day in days)
        {
            Assert.Equal(
                model.Choices.Select(choice => choice.At(day, model.Choices)),
                declaration.Choices.Select(choice => choice.StateOn(day) is { } state ? Spelling.Of(state) : null));
        }
    }
}
