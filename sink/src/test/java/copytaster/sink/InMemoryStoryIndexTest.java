package copytaster.sink;

/** The stand-in keeps the same contract as the real one. */
class InMemoryStoryIndexTest extends StoryIndexContract {

    @Override
    IndexUnderTest empty(int generation) {
        return new InMemoryStoryIndex();
    }
}
