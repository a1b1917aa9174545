using NodaTime;

namespace Insurance.Domain.Agreements;

/// <summary>The dated history of an agreement: which state holds on which day, and what may happen next.</summary>
internal sealed class AgreementLife
{
    private AgreementLife(LocalDate draftedOn, LocalDate? validThrough, ValueList<AgreementChange> history, AgreementState state)
    {
        DraftedOn = draftedOn;
        ValidThrough = validThrough;
        History = history;
        State = state;
    }

    public LocalDate DraftedOn { get; }

    public LocalDate? ValidThrough { get; }

    public ValueList<AgreementChange> History { get; }

    /// <summary>The state after the latest entry.</summary>
    public AgreementState State { get; }

    /// <summary>Null where there is no end, or no day after it.</summary>
    public LocalDate? DayAfterValidity => ValidThrough is { } last && last < LocalDate.MaxIsoValue ? last.PlusDays(1) : null;

    private LocalDate LastChangeOn => History.Count == 0 ? DraftedOn : History[^1].On;

    public static AgreementLife Drafted(LocalDate on, LocalDate? validThrough) => new(on, validThrough, [], DeductionAgreement.Transitions.First);

    public AgreementChange? Entry(AgreementEvent occurred) => History.FirstOrDefault(change => change.Event == occurred);

    public AgreementState? StateOn(LocalDate day)
    {
        if (day < DraftedOn)
        {
            return null;
        }

        var state = DeductionAgreement.Transitions.First;
        foreach (var change in History)
        {
            if (change.On > day)
            {
                break;
            }

            state = Next(state, change.Event)!.Value;
        }

        return day > ValidThrough ? Next(state, AgreementEvent.Expire) ?? state : state;
    }

    /// <summary>Whether it is in force on some day of a span, as far as is recorded: it comes into force on a day of its history and on no other.</summary>
    public bool IsActiveWithin(LocalDate from, LocalDate? through) => History
        .Select(change => change.On)
        .Where(day => day > from && !(day > through))
        .Prepend(from)
        .Any(day => StateOn(day) == AgreementState.Active);

    /// <summary>
    /// Whether it was in force on a day by its record as it stood at some time, whatever was recorded since for that day or one before.
    /// </summary>
    public bool WasActiveOn(LocalDate day)
    {
        if (day > ValidThrough)
        {
            return false;
        }

        var state = DeductionAgreement.Transitions.First;
        foreach (var change in History.TakeWhile(change => change.On <= day))
        {
            state = Next(state, change.Event)!.Value;
            if (state == AgreementState.Active)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why an event does not happen on a day, or null where it may.</summary>
    public DomainError? Refusal(AgreementEvent occurred, LocalDate on)
    {
        if (on < LastChangeOn)
        {
            return DomainError.Of(ErrorCodes.Agreement.BeforeLastChange, "on", ("on", on), ("last", LastChangeOn))
                .ChangingOn(Next(State, occurred) is null ? null : LastChangeOn);
        }

        // Whether the end is recorded is asked of the record alone; anything else of the day.
        var state = occurred == AgreementEvent.Expire ? State : StateOn(on)!.Value;
        var next = Next(state, occurred);

        // A draft does not expire, but what would expire at once is not signed either.
        var expiresAtOnce = next is { } reached && on > ValidThrough && Next(reached, AgreementEvent.Expire) is not null;
        if (state == AgreementState.Expired || expiresAtOnce)
        {
            return DomainError.Of(ErrorCodes.Agreement.Expired, "on", ("on", on), ("through", ValidThrough!.Value));
        }

        if (next is null)
        {
            return DomainError.Of(ErrorCodes.Agreement.WrongState, "state", ("state", Spelling.Of(state)), ("event", Spelling.Of(occurred)));
        }

        return occurred == AgreementEvent.Expire && !(on > ValidThrough)
            ? DomainError.Of(ErrorCodes.Agreement.NotOver, "on", ("on", on)).ChangingOn(DayAfterValidity)
            : null;
    }

    /// <summary>The life with one entry more, which was not refused.</summary>
    public AgreementLife After(AgreementChange change) => new(DraftedOn, ValidThrough, [.. History, change], Next(State, change.Event)!.Value);

    /// <summary>The member of a stored entry that cannot be as the next one of the agreement with a number; null where all can.</summary>
    public string? Contradiction(AgreementChange change, AgreementId self)
    {
        if (!Enum.IsDefined(change.Event))
        {
            return "event";
        }

        if (Refusal(change.Event, change.On) is { } refusal)
        {
            return refusal.Code == ErrorCodes.Agreement.WrongState ? "event" : "on";
        }

        if (change.Event == AgreementEvent.Expire && change.On != DayAfterValidity)
        {
            return "on";
        }

        if (change.Evidence is not null && change.Event != AgreementEvent.Sign)
        {
            return "evidence";
        }

        var known = change.Event switch
        {
            AgreementEvent.Replace => change.Other is not null,
            AgreementEvent.Activate => true,
            _ => change.Other is null,
        };
        return known && change.Other != self && change.Other != default(AgreementId) ? null : "other";
    }

    private static AgreementState? Next(AgreementState state, AgreementEvent occurred) => DeductionAgreement.Transitions.Next(state, occurred);
}
