using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Agreements;
using NodaTime;

namespace Insurance.Domain.Tests.Generators;

/// <summary>One command to one of a person's agreements; days are counted from the first.</summary>
internal sealed record AgreementCommand(AgreementEvent Verb, int Agreement, int Successor, int Day);

/// <summary>Random lives of four agreements of one person: three in one scheme and one in the other.</summary>
internal sealed record AgreementHistory(int[] DraftedOn, int?[] ValidThrough, AgreementCommand[] Commands)
{
    public const int Agreements = 4;

    /// <summary>No command and no end of validity lies on this day or later.</summary>
    public const int Horizon = 40;

    public static readonly LocalDate FirstDay = new(2024, 2, 20);

    // Signing and coming into force are frequent, so that most histories have something to take out of force again.
    private static readonly Gen<AgreementEvent> Verbs = Gen.Frequency(
        (4, Gen.Constant(AgreementEvent.Sign)),
        (6, Gen.Constant(AgreementEvent.Activate)),
        (3, Gen.Constant(AgreementEvent.Suspend)),
        (4, Gen.Constant(AgreementEvent.Resume)),
        (1, Gen.Constant(AgreementEvent.Revoke)),
        (1, Gen.Constant(AgreementEvent.Expire)),
        (3, Gen.Constant(AgreementEvent.Replace)));

    public static Gen<AgreementHistory> Random { get; } =
        from drafted in Gen.Choose(0, 4).ArrayOf(Agreements)
        from ends in Gen.Frequency((2, Gen.Constant<int?>(null)), (3, Gen.Choose(0, 30).Select(days => (int?)days))).ArrayOf(Agreements)
        from count in Gen.Choose(5, 30)
        from commands in Command.ArrayOf(count)
        select new AgreementHistory(drafted, [.. drafted.Zip(ends, (day, length) => length is { } days ? (int?)(day + days) : null)], Dated(commands));

    private static Gen<AgreementCommand> Command =>
        from verb in Verbs
        from agreement in Gen.Choose(0, Agreements - 1)
        from other in Gen.Choose(1, Agreements - 1)
        from step in Gen.Frequency((5, Gen.Constant(0)), (5, Gen.Choose(1, 4)), (1, Gen.Choose(-4, -1)))
        select new AgreementCommand(verb, agreement, (agreement + other) % Agreements, step);

    public static LocalDate Date(int day) => FirstDay.PlusDays(day);

    public DeductionAgreement Draft(int index) => Agreed.Draft(
        index,
        on: Date(DraftedOn[index]),
        validThrough: ValidThrough[index] is { } last ? Date(last) : null,
        scheme: index == Agreements - 1 ? Scheme.Resident : Scheme.FlexibleEmployment,
        cap: index % 2 == 0 ? null : Money.FromFen(index));

    /// <summary>Does one command and puts what comes of it in its place; a refusal changes nothing.</summary>
    public static IReadOnlyList<DomainError> Do(DeductionAgreement[] all, AgreementCommand command)
    {
        var before = all[command.Agreement];
        var on = Date(command.Day);
        if (command.Verb == AgreementEvent.Replace)
        {
            if (before.ReplaceBy(all[command.Successor], all, on).TryGet(out var both, out var refusals))
            {
                (all[command.Agreement], all[command.Successor]) = both;
            }

            return refusals;
        }

        var result = command.Verb switch
        {
            AgreementEvent.Sign => before.Sign(before.Person.Id, on, Agreed.Evidence(on)),
            AgreementEvent.Activate => before.Activate(all, on),
            AgreementEvent.Suspend => before.Suspend(on),
            AgreementEvent.Resume => before.Resume(all, on),
            AgreementEvent.Revoke => before.Revoke(before.Person.Id, on),
            _ => before.Expire(on),
        };
        all[command.Agreement] = result.TryGet(out var after, out var errors) ? after : before;
        return errors;
    }

    public override string ToString() =>
        $"drafted {string.Join(' ', DraftedOn)}, through {string.Join(' ', ValidThrough.Select(day => day?.ToString() ?? "-"))}: {string.Join("; ", Commands.Select(c => $"{c.Verb} {c.Agreement} {(c.Verb == AgreementEvent.Replace ? $"by {c.Successor} " : "")}on {c.Day}"))}";

    // The steps of the commands become days: mostly onwards, now and then a few days back.
    private static AgreementCommand[] Dated(AgreementCommand[] commands)
    {
        var clock = 2;
        return [.. commands.Select(command =>
        {
            var day = Math.Clamp(clock + command.Day, 0, Horizon - 2);
            clock = Math.Max(clock, day);
            return command with { Day = day };
        })];
    }
}
