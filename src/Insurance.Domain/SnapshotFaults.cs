namespace Insurance.Domain;

/// <summary>The two ways in which a stored aggregate can fail to open.</summary>
internal static class SnapshotFaults
{
    /// <summary>The refusal of a version that is not known, or null.</summary>
    public static DomainError? Version(int version, int newest) => version >= 1 && version <= newest
        ? null
        : DomainError.Of(ErrorCodes.Snapshot.Version, "version", ("version", version), ("newest", newest));

    /// <summary>The refusal of a snapshot that contradicts itself at a place, such as <c>history[2].on</c>; it names the place and no value.</summary>
    public static DomainError Contradiction(string where) => DomainError.Of(ErrorCodes.Snapshot.Contradiction, where, ("where", where));
}
