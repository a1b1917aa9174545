namespace Insurance.Domain.People;

/// <summary>People in documents: masked, or in full where that is asked for.</summary>
internal static class PrintedPeople
{
    public static string Print(this Person person, bool isFull) => isFull ? $"{person.Name.Reveal()} ({person.Id.Reveal()})" : person.ToString();
}
