using FsCheck;
using FsCheck.Fluent;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Enrollments;

/// <summary>Random histories against a small model that knows nothing of the table.</summary>
public sealed class EnrollmentModelProperties
{
    private static readonly LocalDate Registration = new(2020, 2, 28);

    private static readonly Gen<LocalDate> Days = Gen.Choose(-40, 800).Select(days => Registration.PlusDays(days));

    [Fact]
    public void An_enrolment_goes_where_the_model_goes_and_keeps_all_that_was() => Holds.ForAll(Histories.UpTo(12), Days, (changes, asked) =>
    {
        var enrollment = Chongqing.Registered(Registration);
        var model = new Model(Registration);
        foreach (var change in changes)
        {
            var on = Histories.LastDay(enrollment).PlusDays(change.Days);
            var before = enrollment.ToSnapshot();
            var expected = model.Try(change, on);

            var result = Histories.Do(enrollment, change, on, Chongqing.Tariff(on.Year));

            // Neither a refusal nor a success touches the value that was asked.
            Assert.Equal(before, enrollment.ToSnapshot());
            Assert.Equal(expected.Order(StringComparer.Ordinal), result.Errors.Select(error => error.Code).Order(StringComparer.Ordinal));
            if (result.TryGet(out var next, out _))
            {
                Assert.Equal(enrollment.History.Count + 1, next.History.Count);
                Assert.Equal(enrollment.History.AsEnumerable(), next.History.Take(enrollment.History.Count));
                enrollment = next;
            }

            Assert.Equal(model.State, enrollment.State);
            Assert.Equal(model.State == EnrollmentState.WithEmployer, enrollment.Facts.HasEmployer);
            Assert.Equal(model.Declared, (enrollment.Facts.Hukou, enrollment.Facts.DrawsPension));
        }

        Assert.Equal(model.StateOn(asked), enrollment.StateOn(asked));
        Assert.Equal(model.EnteredOn(asked), enrollment.EnteredOn(asked));
    }, cases: 2_000);

    private sealed class Model(LocalDate registered)
    {
        private readonly List<(LocalDate On, EnrollmentState State, bool Enters)> log = [(registered, EnrollmentState.Active, true)];
        private Hukou hukou = Hukou.Local;
        private bool pension;

        public EnrollmentState State => log[^1].State;

        public (Hukou Hukou, bool DrawsPension) Declared => (hukou, pension);

        public EnrollmentState? StateOn(LocalDate day) => log.LastOrDefault(entry => entry.On <= day) is { On: var on, State: var state } && on != default ? state : null;

        public LocalDate? EnteredOn(LocalDate day) => log.LastOrDefault(entry => entry.Enters && entry.On <= day) is { On: var on } && on != default ? on : null;

        /// <summary>The codes of the refusals; none where the change is taken.</summary>
        public List<string> Try(Change change, LocalDate on)
        {
            var codes = new List<string>();
            var happens = State != EnrollmentState.Stopped && change.Event switch
            {
                EnrollmentEvent.Suspend => State == EnrollmentState.Active,
                EnrollmentEvent.Resume => State == EnrollmentState.Suspended,
                EnrollmentEvent.JoinEmployer => State != EnrollmentState.WithEmployer,
                EnrollmentEvent.LeaveEmployer => State == EnrollmentState.WithEmployer,
                _ => true,
            };
            Add(!happens, "enrollment.wrong-state");
            Add(on < log[^1].On, "enrollment.before-last-change");
            Add(change.Event is EnrollmentEvent.Amend or EnrollmentEvent.Resume or EnrollmentEvent.LeaveEmployer && change.InsuredMonthsAgo < 0, "enrollment.last-insured-later");
            Add(change.Event == EnrollmentEvent.Amend && change.SaysEmployer, "enrollment.employer-amended");
            Add(change.Event == EnrollmentEvent.Amend && change.Hukou == Hukou.None, "enrollment.no-hukou");
            if (codes.Count == 0)
            {
                (hukou, pension) = change.Event == EnrollmentEvent.Amend ? (change.Hukou, change.DrawsPension) : (hukou, pension);
                log.Add((on, Next(change.Event), change.Event is EnrollmentEvent.Resume or EnrollmentEvent.LeaveEmployer));
            }

            return codes;

            void Add(bool refused, string code)
            {
                if (refused)
                {
                    codes.Add(code);
                }
            }
        }

        private EnrollmentState Next(EnrollmentEvent occurred) => occurred switch
        {
            EnrollmentEvent.Amend => State,
            EnrollmentEvent.Suspend => EnrollmentState.Suspended,
            EnrollmentEvent.JoinEmployer => EnrollmentState.WithEmployer,
            EnrollmentEvent.Stop => EnrollmentState.Stopped,
            _ => EnrollmentState.Active,
        };
    }
}
