using System.Text.Json;
using Insurance.Domain.Agreements;
using Insurance.Domain.Certificates;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Orders;

namespace Insurance.Domain.Tests.Journey;

/// <summary>What every aggregate keeps to, whatever is done to it.</summary>
internal static class Kept
{
    /// <summary>What an application would store; equal when all of it is.</summary>
    public static object Stored(object aggregate) => aggregate switch
    {
        Enrollment enrollment => enrollment.ToSnapshot(),
        DeductionAgreement agreement => agreement.ToSnapshot(),
        Declaration declaration => declaration.ToSnapshot(),
        PremiumOrder order => order.ToSnapshot(),
        _ => ((Certificate)aggregate).ToSnapshot(),
    };

    /// <summary>The history only grew, by one entry at most, and led along the table to the state.</summary>
    public static void Grew(object before, object after)
    {
        if (before is Declaration declared)
        {
            GrewInAllChoices(declared, (Declaration)after);
            return;
        }

        var (old, now) = (History(before), History(after));
        Assert.True(now.Count - old.Count is 0 or 1);
        Assert.True(old.SequenceEqual(now.Take(old.Count)));
        Walked(after);
    }

    public static void Walked(object aggregate)
    {
        switch (aggregate)
        {
            case Enrollment enrollment:
                Walk(Enrollment.Transitions, enrollment.History.Select(entry => entry.Event), enrollment.State);
                break;
            case DeductionAgreement agreement:
                Walk(DeductionAgreement.Transitions, agreement.History.Select(entry => entry.Event), agreement.State);
                break;
            case Declaration declaration:
                foreach (var choice in declaration.Choices)
                {
                    Walk(Declaration.Transitions, choice.Events.Select(change => change.Event), choice.StateOn(NodaTime.LocalDate.MaxIsoValue)!.Value);
                }

                break;
            case PremiumOrder order:
                Walk(PremiumOrder.Transitions, order.History.Where(entry => entry.Event is not null).Select(entry => entry.Event!.Value), order.State);
                break;
            case Certificate certificate:
                Walk(Certificate.Transitions, certificate.History.Select(entry => entry.Event), certificate.State);
                break;
        }
    }

    /// <summary>Stores an aggregate as JSON, opens it again and finds it equal.</summary>
    public static void Reopens<TAggregate, TSnapshot>(TAggregate aggregate, Func<TSnapshot, Result<TAggregate>> rehydrate)
        where TAggregate : class
        where TSnapshot : class
    {
        Walked(aggregate);
        var stored = (TSnapshot)Stored(aggregate);
        var read = JsonSerializer.Deserialize<TSnapshot>(JsonSerializer.Serialize(stored))!;
        Assert.True(stored.Equals(read));
        var result = rehydrate(read);
        Assert.True(result.TryGet(out var opened, out var refused), $"{typeof(TAggregate).Name}: {string.Join(' ', refused.IsDefault ? [] : refused.Select(error => $"{error.Code} {error.Field}"))}");
        Assert.True(stored.Equals(Stored(opened)));
    }

    private static void Walk<TState, TEvent>(TransitionTable<TState, TEvent> table, IEnumerable<TEvent> events, TState state)
        where TState : struct, Enum
        where TEvent : struct, Enum =>
        Assert.Equal(state, events.Aggregate((TState?)table.First, (at, occurred) => at is { } from ? table.Next(from, occurred) : null));

    private static List<object> History(object aggregate) => aggregate switch
    {
        Enrollment enrollment => [.. enrollment.History],
        DeductionAgreement agreement => [.. agreement.History],
        PremiumOrder order => [.. order.History],
        _ => [.. ((Certificate)aggregate).History],
    };

    private static void GrewInAllChoices(Declaration before, Declaration after)
    {
        Assert.True(after.Choices.Length - before.Choices.Length is 0 or 1);
        foreach (var (old, now) in before.Choices.Zip(after.Choices))
        {
            Assert.Equal((old.Grade, old.Year, old.EffectiveFrom, old.SubmittedOn), (now.Grade, now.Year, now.EffectiveFrom, now.SubmittedOn));
            Assert.True(now.Deductions.Count - old.Deductions.Count is 0 or 1);
            Assert.True(old.Deductions.SequenceEqual(now.Deductions.Take(old.Deductions.Count)));
            Assert.True(old.WithdrawnOn is null || old.WithdrawnOn == now.WithdrawnOn);
        }

        Walked(after);
    }
}
