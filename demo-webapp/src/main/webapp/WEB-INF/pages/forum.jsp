<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Forum">
<h1>Forum</h1>
<ul class="topics">
<c:forEach var="topic" items="${topics}"><li><a href="${pageContext.request.contextPath}/forum/${topic.id()}"><c:out value="${topic.title()}"/></a> <span class="quiet">${topic.posts() == 1 ? '1 post' : topic.posts().toString().concat(' posts')}</span></li></c:forEach>
</ul>
<form class="sheet" action="${pageContext.request.contextPath}/forum" method="post">
<h2>Open a topic</h2>
<shop:field form="${form}" name="title" label="Title" maxlength="120"/>
<shop:field form="${form}" name="author" label="Your name here" maxlength="80"/>
<shop:field form="${form}" name="body" label="Text" lines="5" maxlength="4000"/>
<p class="end"><button>Post</button></p>
</form>
</shop:page>
