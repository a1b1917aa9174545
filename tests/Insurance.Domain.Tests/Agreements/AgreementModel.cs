using Insurance.Domain.Agreements;
using Insurance.Domain.Tests.Generators;
using static Insurance.Domain.Agreements.AgreementEvent;
using static Insurance.Domain.Agreements.AgreementState;

namespace Insurance.Domain.Tests.Agreements;

/// <summary>
/// The agreements of one person as a page of a calendar each: what stands there on every day. It knows no table and no history; an event writes
/// the days from its own to the last.
/// </summary>
internal sealed class AgreementModel
{
    private const int Days = AgreementHistory.Horizon + 10;

    private readonly AgreementHistory history;
    private readonly AgreementState?[][] pages = new AgreementState?[AgreementHistory.Agreements][];
    private readonly int[] lastChange;
    private readonly bool[] endRecorded = new bool[AgreementHistory.Agreements];

    public AgreementModel(AgreementHistory history)
    {
        this.history = history;
        lastChange = [.. history.DraftedOn];
        for (var i = 0; i < pages.Length; i++)
        {
            pages[i] = Written(i, new AgreementState?[Days], Draft, history.DraftedOn[i]);
        }
    }

    public AgreementState? On(int agreement, int day) => pages[agreement][day];

    /// <summary>Does a command, or gives the codes of its refusal and changes nothing.</summary>
    public string[] Do(AgreementCommand command)
    {
        var (verb, i, j, day) = command;
        if (verb == Replace)
        {
            string?[] wrong = [SameScheme(i, j) ? null : "agreement.successor-differs", Wrong(i, Replace, day), Wrong(j, Activate, day)];
            string[] codes = [.. wrong.OfType<string>()];
            codes = codes.Length > 0 ? codes : InTheWay(j, day, except: i);
            if (codes.Length == 0)
            {
                Write(i, Replaced, day);
                Write(j, Active, day);
            }

            return codes;
        }

        if (Wrong(i, verb, day) is { } code)
        {
            return [code];
        }

        if (verb is Activate or Resume && InTheWay(i, day, except: i) is { Length: > 0 } others)
        {
            return others;
        }

        if (verb == Expire)
        {
            lastChange[i] = history.ValidThrough[i]!.Value + 1;
            endRecorded[i] = true;
            return [];
        }

        Write(i, verb switch { Sign => Signed, Activate or Resume => Active, Suspend => Suspended, _ => Revoked }, day);
        return [];
    }

    private static bool SameScheme(int i, int j) => i / (AgreementHistory.Agreements - 1) == j / (AgreementHistory.Agreements - 1);

    private string? Wrong(int i, AgreementEvent verb, int day)
    {
        if (day < lastChange[i])
        {
            return "agreement.before-last-change";
        }

        var ended = day > history.ValidThrough[i];
        var state = On(i, day)!.Value;
        if (verb == Expire)
        {
            return endRecorded[i] ? "agreement.expired"
                : On(i, lastChange[i]) is Signed or Active or Suspended ? (ended ? null : "agreement.not-over")
                : "agreement.wrong-state";
        }

        return state == Expired || (verb == Sign && state == Draft && ended) ? "agreement.expired"
            : verb switch
            {
                Sign => state == Draft,
                Activate => state == Signed,
                Suspend => state == Active,
                Resume => state == Suspended,
                Revoke => state is Draft or Signed or Active or Suspended,
                _ => state is Signed or Active or Suspended,
            } ? null : "agreement.wrong-state";
    }

    // Two pages beside each other: a day on which both would say that they are in force.
    private string[] InTheWay(int i, int day, int except)
    {
        var page = Written(i, [.. pages[i]], Active, day);
        return [.. Enumerable.Range(0, pages.Length)
            .Where(other => other != i && other != except && SameScheme(i, other) && Enumerable.Range(0, Days).Any(d => page[d] == Active && On(other, d) == Active))
            .Select(_ => "agreement.already-active")];
    }

    private void Write(int i, AgreementState state, int day)
    {
        pages[i] = Written(i, pages[i], state, day);
        lastChange[i] = day;
    }

    private AgreementState?[] Written(int i, AgreementState?[] page, AgreementState state, int day)
    {
        for (var d = day; d < Days; d++)
        {
            page[d] = state is Signed or Active or Suspended && d > history.ValidThrough[i] ? Expired : state;
        }

        return page;
    }
}
