using Insurance.Domain.Enrollments;
using Insurance.Domain.People;
using Insurance.Domain.Tariffs;
using NodaTime;

namespace Insurance.Domain.Declarations;

/// <summary>A choice as somebody fills it in, and what speaks against it.</summary>
/// <param name="Enrollment">The registration it rests on.</param>
/// <param name="History">The tariff of the region and scheme, over all years; of the year no amount need be known.</param>
/// <param name="Year">The year from which it is to stand.</param>
/// <param name="By">Who submits it.</param>
/// <param name="Grade">The grade.</param>
/// <param name="On">The day.</param>
/// <param name="Lines">The ticked lines.</param>
/// <param name="Bases">The bases of the lines, as they were given.</param>
internal sealed record ChoiceForm(
    Enrollment Enrollment,
    TariffHistory History,
    ContributionYear Year,
    ResidentId By,
    PaymentGrade Grade,
    LocalDate On,
    IReadOnlyList<DeclaredLine> Lines,
    DeclaredBases Bases)
{
    /// <summary>What speaks against it whoever declared before; nothing of it depends on amounts.</summary>
    public IEnumerable<DomainError> Refusals(YearMonth from, ICollection<Warning> warnings)
    {
        if (On < Enrollment.RegisteredOn)
        {
            yield return DomainError.Of(ErrorCodes.Declaration.BeforeRegistration, "on", ("on", On), ("registered", Enrollment.RegisteredOn))
                .ChangingOn(Enrollment.RegisteredOn);
        }
        else if (Enrollment.StateOn(On) is { } state and not EnrollmentState.Active)
        {
            yield return DomainError
                .Of(ErrorCodes.Enrollment.NotActive, "on", ("state", Spelling.Of(state)), ("since", Enrollment.SinceOn(On)!.Value))
                .Citing(state == EnrollmentState.WithEmployer ? LawBook.WithoutEmployer : null);
        }

        if (Grade.IsPaidOnce)
        {
            yield return DomainError.Of(ErrorCodes.Declaration.PaidOnce, "grade", ("grade", Grade.Id));
        }

        if (Grade.Status is { } status && status != (Enrollment.StatusOn(On) ?? Enrollment.Status))
        {
            yield return DomainError.Of(ErrorCodes.Declaration.WrongStatus, "grade", ("grade", Grade.Id), ("status", Spelling.Of(status)));
        }

        if (Grade.Whom is { } whom)
        {
            var (admission, rule) = whom.Admits(Enrollment.Person.Id.BirthDate, Year);
            if (admission == Admission.No)
            {
                yield return DomainError.Of(ErrorCodes.Declaration.NotForWhom, "grade", ("grade", Grade.Id), ("year", Year.Number), ("rule", rule!)).Citing(whom.Source);
            }
            else if (admission == Admission.NotKnown)
            {
                warnings.Add(Warning.Of(ErrorCodes.Declaration.WhomUnknown, ("grade", Grade.Id), ("year", Year.Number), ("rule", rule!)).Citing(whom.Source));
            }
        }

        if (!Lines.Select(line => line.Insurance).Order().SequenceEqual(Grade.Insurances.Order()))
        {
            yield return OtherLines(Grade.Id, Grade.Insurances);
        }

        foreach (var line in Lines)
        {
            // An agreement that covered the line another day may be over on this one.
            if (line.Deduction is { } approval && (approval.On != On || !approval.IsOf(Enrollment.Person.Id, History.Region, History.Scheme)))
            {
                yield return DeclaredLine.NeedsAgreement("lines", line.Insurance, On);
            }
        }

        foreach (var refusal in Bases.RefusalsFor(Grade))
        {
            yield return refusal;
        }

        foreach (var line in Lines.Where(line => Grade.Insurances.Contains(line.Insurance)))
        {
            if (line.Ratio is { } ratio && RatioRefusal(line.Insurance, ratio, from, warnings) is { } refusal)
            {
                yield return refusal;
            }
        }
    }

    /// <summary>
    /// The first month of a first choice: January, or the month of the latest registration, resumption or return where it lies in the year, else
    /// that of the choice, as the first-month rule of the year has it for the kind of member that the declared facts make.
    /// </summary>
    public YearMonth FirstMonth()
    {
        var months = Grade.MonthsOf(Year);
        var chosen = On.ToYearMonth();
        if (chosen.CompareTo(months.Through) > 0)
        {
            throw new ArgumentException("The year is over on that day.", "year");
        }

        if (Grade.WholeYearOnly || History.Terms.FirstMonthOf(Year, Member(months.From), Grade.Id) is { From: Tariffs.FirstMonth.January })
        {
            return months.From;
        }

        var entered = Entered.ToYearMonth();
        var first = months.Contains(entered) ? entered : chosen;
        return first.CompareTo(months.From) > 0 ? first : months.From;
    }

    public static DomainError OtherLines(string grade, IEnumerable<InsuranceLine> lines) =>
        DomainError.Of(ErrorCodes.Declaration.Lines, "lines", ("grade", grade), ("lines", string.Join(", ", lines)));

    private LocalDate Entered => Enrollment.EnteredOn(On) ?? Enrollment.RegisteredOn;

    private MemberKind Member(YearMonth first) => Enrollment.LastInsuredMonthOn(On) switch
    {
        null => MemberKind.New,
        { } last when Entered < first.OnDayOfMonth(1) && last.CompareTo(first.PlusMonths(-1)) >= 0 => MemberKind.Continuing,
        _ => MemberKind.Resuming,
    };

    /// <summary>A ratio must be that of the grade in the first month; where that is not published, one that held before, with a warning.</summary>
    private DomainError? RatioRefusal(InsuranceLine insurance, Rate ratio, YearMonth from, ICollection<Warning> warnings)
    {
        var published = Published(Grade, insurance, from);
        if (published is not null && published.Value.Now == ratio)
        {
            return null;
        }

        if (published is { Now: null, Ever: var held } && held.Contains(ratio))
        {
            warnings.Add(Warning.Of(ErrorCodes.Declaration.RatioUnknown, ("line", insurance.Id), ("grade", Grade.Id), ("month", from), ("ratio", ratio)));
            return null;
        }

        var offered = History.Grades
            .Where(grade => !grade.IsPaidOnce)
            .Select(grade => Published(grade, insurance, from))
            .OfType<(Rate? Now, IReadOnlyList<Rate> Ever)>()
            .SelectMany(rates => rates.Now is { } now ? [now] : rates.Ever)
            .Distinct()
            .Order()
            .Select(rate => rate.ToString())
            .DefaultIfEmpty("-");
        return DomainError.Of(
            ErrorCodes.Declaration.Ratio,
            "lines",
            ("line", insurance.Id),
            ("grade", Grade.Id),
            ("ratio", ratio),
            ("month", from),
            ("ratios", string.Join(", ", offered)));
    }

    /// <summary>The rate of a grade's line in a month, null where it is not known, with all that were ever published; null where the line has none.</summary>
    private (Rate? Now, IReadOnlyList<Rate> Ever)? Published(PaymentGrade grade, InsuranceLine insurance, YearMonth month)
    {
        var line = grade.Lines.FirstOrDefault(line => line.Line == insurance && line.When == PriceTime.Regular && (line.For is null || line.For.Value.Contains(month)));
        if (line?.Rate is not { } figure)
        {
            return null;
        }

        var answer = figure.At(line.FixedAtStart ? grade.MonthsOf(Year).From : month);
        return (answer.State == FigureState.Known ? answer.Row!.Rate : null, [.. figure.Rows.Where(row => row.IsKnown).Select(row => row.Rate).Distinct()]);
    }
}
