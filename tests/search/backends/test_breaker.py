"""A server that does not answer is left alone for a while."""

import pytest

from search.backends.elasticsearch.breaker import Breaker


class NoAnswer(Exception):
    pass


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(shortest=2, longest=10, patience=0.5, clock=clock)


def fail(breaker):
    with pytest.raises(NoAnswer), breaker.watching(NoAnswer):
        raise NoAnswer


def test_a_server_that_answers_is_asked(breaker):
    assert breaker.may_ask()
    with breaker.watching(NoAnswer):
        pass
    assert breaker.may_ask()


def test_after_a_failure_it_is_asked_again_by_one_alone(breaker, clock):
    fail(breaker)
    assert not breaker.may_ask()
    clock.now = 2
    assert [breaker.may_ask(), breaker.may_ask()] == [True, False]
    with breaker.watching(NoAnswer):
        pass
    assert breaker.may_ask()


def test_each_further_failure_doubles_the_while_up_to_the_longest(breaker, clock):
    pauses = []
    for _turn in range(5):
        fail(breaker)
        began = clock.now
        while not breaker.may_ask():
            clock.now += 1
        pauses.append(clock.now - began)
    assert pauses == [2, 4, 8, 10, 10]


def test_a_late_answer_is_taken_but_not_waited_for_again(breaker, clock):
    with breaker.watching(NoAnswer):
        clock.now += 0.6
    assert not breaker.may_ask()


def test_other_errors_say_nothing_of_the_server(breaker):
    with pytest.raises(KeyError), breaker.watching(NoAnswer):
        raise KeyError
    assert breaker.may_ask()
