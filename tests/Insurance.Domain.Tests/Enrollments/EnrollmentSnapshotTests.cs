using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Conventions;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Enrollments;

/// <summary>An enrolment that was stored opens as it was, and only what the verbs could have made opens.</summary>
public sealed class EnrollmentSnapshotTests
{
    private static readonly LocalDate Day = new(2023, 1, 3);

    private static readonly Gen<Enrollment> Enrollments =
        from registered in Gen.Choose(0, 900).Select(days => new LocalDate(2021, 1, 1).PlusDays(days))
        from insured in Gen.Choose(-1, 8)
        from changes in Histories.UpTo(8)
        let facts = insured < 0 ? Chongqing.Local : Chongqing.Local with { LastInsuredMonth = registered.ToYearMonth().PlusMonths(-insured) }
        select Histories.After(Chongqing.Registered(registered, facts), changes, Chongqing.Tariff);

    [Fact]
    public void What_is_stored_opens_as_it_was() => Holds.ForAll(Enrollments, enrollment =>
    {
        var snapshot = enrollment.ToSnapshot();
        var read = JsonSerializer.Deserialize<EnrollmentSnapshot>(JsonSerializer.Serialize(snapshot))!;
        var opened = Enrollment.Rehydrate(read).Value;

        Assert.Equal(snapshot, read);
        Assert.Equal(snapshot, opened.ToSnapshot());
        Assert.Equal((enrollment.Person, enrollment.State, enrollment.Facts, enrollment.Status), (opened.Person, opened.State, opened.Facts, opened.Status));
        Assert.All(
            enrollment.History.Select(entry => entry.On).Append(enrollment.RegisteredOn).SelectMany(day => new[] { day.PlusDays(-1), day, day.PlusDays(1) }),
            day => Assert.Equal(
                (enrollment.StateOn(day), enrollment.FactsOn(day), enrollment.EnteredOn(day)),
                (opened.StateOn(day), opened.FactsOn(day), opened.EnteredOn(day))));
    }, cases: 500);

    [Fact]
    public void The_first_version_stays_readable()
    {
        var json = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Insurance.Domain.Tests", "Assets", "snapshots", "enrollment.v1.json"));
        var snapshot = JsonSerializer.Deserialize<EnrollmentSnapshot>(json)!;
        var enrollment = Enrollment.Rehydrate(snapshot).Value;

        Assert.Equal(1, snapshot.Version);
        Assert.Equal((Day, EnrollmentState.Stopped), (enrollment.RegisteredOn, enrollment.State));
        Assert.Equal("张三风", enrollment.Person.Name.Reveal());
        Assert.Equal(Chongqing.Zhang, snapshot.Person);
        Assert.Equal(new YearMonth(2024, 2), enrollment.LastInsuredMonthOn(new LocalDate(2024, 3, 4)));
        Assert.Equal(new LocalDate(2023, 6, 1), enrollment.EnteredOn(new LocalDate(2023, 12, 31)));
        Assert.Equal(EnrollmentState.WithEmployer, enrollment.StateOn(new LocalDate(2023, 12, 31)));
        Assert.Equal(Hukou.Elsewhere, enrollment.Facts.Hukou);

        // What is written today is the same but for its white space.
        using var stored = JsonDocument.Parse(json);
        Assert.True(JsonElement.DeepEquals(stored.RootElement, JsonSerializer.SerializeToElement(enrollment.ToSnapshot())));
    }

    [Fact]
    public void Who_could_not_enrol_today_still_opens()
    {
        // Of 10 years, from elsewhere: no tariff lets this person in, and a stored registration is what an office once accepted.
        var child = Chongqing.Born("王小明", new LocalDate(2013, 1, 1), Sex.Male);
        var snapshot = Stored([]) with { Person = child, Facts = Chongqing.Local with { Hukou = Hukou.Elsewhere } };

        Assert.False(Enrollment.Register(child, Chongqing.Tariff(2023), snapshot.Facts, Day).Succeeded);
        Assert.Equal(EnrollmentState.Active, Enrollment.Rehydrate(snapshot).Value.State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Another_version_is_refused(int version)
    {
        var error = Enrollment.Rehydrate(Stored([]) with { Version = version }).Errors.Single();

        Assert.Equal(("snapshot.version", "version"), (error.Code, error.Field));
        Assert.Equal("1", error.Operands["newest"]);
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { "facts.hasEmployer", "registered with an employer" },
        { "facts.lastInsuredMonth", "insured after the registration" },
        { "region", "no region" },
        { "scheme", "no scheme" },
        { "person", "nobody" },
        { "facts", "no facts" },
        { "history", "no history" },
        { "history[0]", "no entry" },
        { "history[1].event", "suspended twice" },
        { "history[0].event", "resumed before suspended" },
        { "history[1].event", "after the end" },
        { "history[0].event", "no event" },
        { "history[0].on", "before the registration" },
        { "history[1].on", "before the last entry" },
        { "history[0].facts", "amended without facts" },
        { "history[0].facts", "suspended with facts" },
        { "history[0].name", "suspended with a name" },
        { "history[0].name", "amended with a name that is none" },
        { "history[0].lastInsuredMonth", "amended with a month beside the facts" },
        { "history[0].lastInsuredMonth", "stopped with a month" },
        { "history[1].lastInsuredMonth", "left without a month" },
        { "history[1].lastInsuredMonth", "left with a month to come" },
        { "history[0].lastInsuredMonth", "amended with a month to come" },
        { "history[0].hasEmployer", "amended into an employer" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void What_no_verb_could_have_made_is_refused_by_its_place(string where, string what)
    {
        var suspend = new EnrollmentEntry(EnrollmentEvent.Suspend, Day);
        var amend = new EnrollmentEntry(EnrollmentEvent.Amend, Day, Chongqing.Local);
        var join = new EnrollmentEntry(EnrollmentEvent.JoinEmployer, Day);
        var leave = new EnrollmentEntry(EnrollmentEvent.LeaveEmployer, Day);
        var month = new YearMonth(2023, 1);
        var snapshot = what switch
        {
            "registered with an employer" => Stored([]) with { Facts = Chongqing.Local with { HasEmployer = true } },
            "insured after the registration" => Stored([]) with { Facts = Chongqing.InsuredThrough(2023, 2) },
            "no region" => Stored([]) with { Region = default },
            "no scheme" => Stored([]) with { Scheme = (Scheme)99 },
            "nobody" => Stored([]) with { Person = null! },
            "no facts" => Stored([]) with { Facts = null! },
            "no history" => Stored([]) with { History = null! },
            "no entry" => Stored([null!]),
            "suspended twice" => Stored(suspend, suspend),
            "resumed before suspended" => Stored(new EnrollmentEntry(EnrollmentEvent.Resume, Day)),
            "after the end" => Stored(new EnrollmentEntry(EnrollmentEvent.Stop, Day), suspend),
            "no event" => Stored(suspend with { Event = (EnrollmentEvent)99 }),
            "before the registration" => Stored(suspend with { On = Day.PlusDays(-1) }),
            "before the last entry" => Stored(suspend with { On = Day.PlusDays(9) }, new EnrollmentEntry(EnrollmentEvent.Resume, Day.PlusDays(8))),
            "amended without facts" => Stored(amend with { Facts = null }),
            "suspended with facts" => Stored(suspend with { Facts = Chongqing.Local }),
            "suspended with a name" => Stored(suspend with { Name = Histories.OtherName }),
            "amended with a name that is none" => Stored(amend with { Name = default(PersonName) }),
            "amended with a month beside the facts" => Stored(amend with { LastInsuredMonth = month }),
            "stopped with a month" => Stored(new EnrollmentEntry(EnrollmentEvent.Stop, Day, LastInsuredMonth: month)),
            "left without a month" => Stored(join, leave),
            "left with a month to come" => Stored(join, leave with { LastInsuredMonth = new YearMonth(2023, 2) }),
            "amended with a month to come" => Stored(amend with { Facts = Chongqing.InsuredThrough(2023, 2) }),
            _ => Stored(amend with { Facts = Chongqing.Local with { HasEmployer = true } }),
        };

        var error = Enrollment.Rehydrate(snapshot).Errors.Single();

        Assert.Equal(("snapshot.contradiction", where), (error.Code, error.Field));
        Assert.Equal(where, error.Operands["where"]);
    }

    [Fact]
    public void A_snapshot_and_its_entries_print_nothing_of_the_person()
    {
        var snapshot = Stored(new EnrollmentEntry(EnrollmentEvent.Amend, Day, Chongqing.Local, Histories.OtherName));
        var printed = $"{snapshot} {snapshot.History[0]} {snapshot.Person} {snapshot.History[0].Name} {Enrollment.Rehydrate(snapshot).Value}";

        Assert.DoesNotContain("三", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("风", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("19900506", printed, StringComparison.Ordinal);
        Assert.Equal("enrolment v1 500000 2023-01-03, 1 entries", snapshot.ToString());
        Assert.Equal("amend 2023-01-03", snapshot.History[0].ToString());
    }

    [Fact]
    public void A_snapshot_is_equal_to_another_of_the_same_content_and_may_not_be_missing()
    {
        Assert.Equal(Stored(new EnrollmentEntry(EnrollmentEvent.Suspend, Day)), Stored(new EnrollmentEntry(EnrollmentEvent.Suspend, Day)));
        Assert.NotEqual(Stored([]), Stored(new EnrollmentEntry(EnrollmentEvent.Suspend, Day)));
        Assert.Throws<ArgumentNullException>(() => Enrollment.Rehydrate(null!));
    }

    private static EnrollmentSnapshot Stored(params EnrollmentEntry[] history) =>
        new(EnrollmentSnapshot.NewestVersion, Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Chongqing.Local, Day, [.. history]);
}
