using System.CommandLine;
using FamilyDoctor.Analytics.Benchmarks;
using FamilyDoctor.Analytics.Benchmarks.Provider;

return await new RootCommand("Long proofs and measurements; every speed is a ratio against something real in the same run")
{
    CityBenchmark.Create(),
    BareLoad.Create(),
    EngineBenchmark.Create(),
    FlagBenchmark.Create(),
    DetectBenchmark.Create(),
    ProviderBenchmark.Create(),
    ProviderWork.Create(),
    Soak.Create(),
    OfflineProof.Create(),
}.Parse(args).InvokeAsync();
